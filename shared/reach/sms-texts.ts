import type { ScreenLanguage } from '../kernel/text.ts';
import type { PageKind } from '../dispatch/channels.ts';

/** What came of an answer by SMS, as its sender is told. */
export type SmsOutcome = 'leading' | 'also' | 'noted' | 'declined' | 'over' | 'stale' | 'unknown' | 'notUnderstood' | 'test';

type Texts = {
  /** The code that shows whose number it is. */
  verify: (code: string) => string;
  /** A page, with the address to open (empty when it is not known). */
  page: Record<PageKind, (code: string, link: string) => string>;
  /** What is answered to an answer. */
  answer: Record<SmsOutcome, string>;
};

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

/**
 * What the helpline writes to its own staff by SMS: codes, plain words and a link, never anything of a child. English keeps to the
 * characters of the GSM alphabet, in which 160 fit into one message; of Urdu 70 do.
 */
export const smsTexts: Readonly<Record<ScreenLanguage, Texts>> = {
  en: {
    verify: (code) => `Muhafiz: ${code} is your code. It is good for 10 minutes. Tell it to nobody.`,
    page: {
      call: (code, link) => joined(`Muhafiz: ${code} - urgent. Answer A ${code} to go, D ${code} if you cannot.`, link),
      remind: (code, link) => joined(`Muhafiz: ${code} - are you well? Open your page and say so.`, link),
      silent: (code, link) => joined(`Muhafiz: ${code} - an officer on the way does not answer. Please look.`, link),
      test: (code) => `Muhafiz: test. Answer A ${code} to show that messages reach you.`,
    },
    answer: {
      leading: 'Muhafiz: you lead. Thank you. Open your page for what you need.',
      also: 'Muhafiz: thank you. Somebody else goes already. You need not go unless the helpline calls you.',
      noted: 'Muhafiz: thank you, noted. An officer is still being looked for.',
      declined: 'Muhafiz: noted, you cannot go. The next officer is called.',
      over: 'Muhafiz: too late, this is over. Nobody needs to go any more.',
      stale: 'Muhafiz: too late. You have said something else since, and that counts.',
      unknown: 'Muhafiz: no open call to you has this code. Look at your page, or call the helpline.',
      notUnderstood: 'Muhafiz: nothing noted. Your answer needs the code we sent: A and the code to go, D and the code if you cannot.',
      test: 'Muhafiz: thank you, messages reach you and your answer reaches us.',
    },
  },
  ur: {
    verify: (code) => `محافظ: آپ کا کوڈ ${code} ہے۔ یہ 10 منٹ تک چلے گا۔ کسی کو نہ بتائیں۔`,
    page: {
      call: (code, link) => joined(`محافظ: ${code} فوری۔ جانے کے لیے A ${code}، نہ جا سکیں تو D ${code} لکھیں۔`, link),
      remind: (code, link) => joined(`محافظ: ${code}۔ کیا آپ خیریت سے ہیں؟ صفحہ کھول کر بتائیں۔`, link),
      silent: (code, link) => joined(`محافظ: ${code}۔ راستے میں ایک افسر جواب نہیں دے رہا۔ براہِ کرم دیکھیں۔`, link),
      test: (code) => `محافظ: آزمائش۔ جواب میں A ${code} لکھیں تاکہ معلوم ہو کہ پیغام پہنچتے ہیں۔`,
    },
    answer: {
      leading: 'محافظ: آپ جا رہے ہیں۔ شکریہ۔ تفصیل کے لیے اپنا صفحہ کھولیں۔',
      also: 'محافظ: شکریہ۔ کوئی اور پہلے ہی جا رہا ہے۔ ہیلپ لائن نہ کہے تو آپ کو جانا نہیں۔',
      noted: 'محافظ: شکریہ، نوٹ کر لیا۔ افسر کی تلاش ابھی جاری ہے۔',
      declined: 'محافظ: نوٹ کر لیا، آپ نہیں جا سکتے۔ اگلے افسر کو بلایا جا رہا ہے۔',
      over: 'محافظ: دیر ہو گئی، یہ کام ختم ہو چکا ہے۔ اب کسی کو نہیں جانا۔',
      stale: 'محافظ: دیر ہو گئی۔ آپ اس کے بعد کچھ اور کہہ چکے ہیں، وہی مانا جائے گا۔',
      unknown: 'محافظ: آپ کے لیے اس کوڈ کا کوئی بلاوا نہیں۔ اپنا صفحہ دیکھیں یا ہیلپ لائن کو فون کریں۔',
      notUnderstood: 'محافظ: جواب نوٹ نہیں ہوا، کوڈ ضروری ہے۔ جانا ہو تو A اور کوڈ، ورنہ D اور کوڈ۔',
      test: 'محافظ: شکریہ، پیغام آپ تک اور آپ کا جواب ہم تک پہنچ رہا ہے۔',
    },
  },
};

import type { ScreenLanguage } from '#shared/kernel/text.ts';

type Texts = {
  /** The code that shows whose number it is. */
  verify: (code: string) => string;
  /** A test of the way, answered like a page. */
  test: (code: string) => string;
};

/** What the helpline writes to its own staff by SMS: codes, plain words and a link, never anything of a child. */
export const smsTexts: Readonly<Record<ScreenLanguage, Texts>> = {
  en: {
    verify: (code) => `Muhafiz: ${code} is your code. It is good for 10 minutes. Tell it to nobody.`,
    test: (code) => `Muhafiz: test. Answer A ${code} to show that messages reach you.`,
  },
  ur: {
    verify: (code) => `محافظ: آپ کا کوڈ ${code} ہے۔ یہ 10 منٹ تک چلے گا۔ کسی کو نہ بتائیں۔`,
    test: (code) => `محافظ: آزمائش۔ جواب میں A ${code} لکھیں تاکہ معلوم ہو کہ پیغام پہنچتے ہیں۔`,
  },
};

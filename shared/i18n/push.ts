import { defineStrings } from './core.ts';

/** What a notification says: nothing of a child, only that somebody is needed. */
export const pushStrings = defineStrings({
  en: {
    callTitle: 'A child needs you',
    callBody: 'Open it and say whether you go.',
    remindTitle: 'Are you well?',
    remindBody: 'Open it and press “I am well”.',
    silentTitle: 'An officer has not answered',
    silentBody: 'Open it and see who it is.',
    testTitle: 'Test: this phone can be reached',
    testBody: 'Nothing is wrong. Open it to see when it arrived.',
    otherTitle: 'The helpline calls you',
    otherBody: 'Open the duty page.',
    code: 'Code {{code}}',
    open: 'Open',
  },
  ur: {
    callTitle: 'ایک بچے کو آپ کی ضرورت ہے',
    callBody: 'کھولیں اور بتائیں کہ آپ جا رہے ہیں یا نہیں۔',
    remindTitle: 'کیا آپ خیریت سے ہیں؟',
    remindBody: 'کھولیں اور ”خیریت ہے“ دبائیں۔',
    silentTitle: 'ایک افسر کی طرف سے جواب نہیں آیا',
    silentBody: 'کھولیں اور دیکھیں کہ وہ کون ہیں۔',
    testTitle: 'جانچ: اس فون تک پیغام پہنچتا ہے',
    testBody: 'سب ٹھیک ہے۔ کھول کر دیکھیں کہ یہ کب پہنچا۔',
    otherTitle: 'ہیلپ لائن آپ کو بلا رہی ہے',
    otherBody: 'ڈیوٹی کا صفحہ کھولیں۔',
    code: 'کوڈ {{code}}',
    open: 'کھولیں',
  },
});

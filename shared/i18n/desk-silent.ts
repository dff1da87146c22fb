import { defineStrings } from './core.ts';

/** Words about somebody who writes nothing: what the desk suggests, and the gentle lines (`line_…`) in the caller's language. */
export const deskSilentStrings = defineStrings({
  en: {
    line_1: 'I am still here. There is no hurry. You can write just yes or no, or a single letter.',
    line_2: 'If writing is hard now, that is all right. Is somebody near you? Write 1 for yes, 2 for no.',
    line_3: 'I stay here a little longer. If you have to go, that is all right: you can write again whenever you like.',
    silentFor: 'Nothing written for {{count}} min',
    offer: 'Send a gentle line?',
    send: 'Send it',
    key: 'Send a gentle line',
    longTitle: 'Silent for {{count}} min',
    long: 'It may be a child who cannot write. Nothing is closed by itself. You can stay, or finish the record and decide whether somebody should follow up.',
    finish: 'Finish the record',
  },
  ur: {
    line_1: 'میں یہیں ہوں۔ کوئی جلدی نہیں۔ چاہیں تو صرف ہاں یا نہیں لکھ دیں، یا ایک حرف۔',
    line_2: 'اگر ابھی لکھنا مشکل ہے تو کوئی بات نہیں۔ کیا آپ کے پاس کوئی ہے؟ ہاں کے لیے 1 لکھیں، نہیں کے لیے 2۔',
    line_3: 'میں کچھ دیر اور یہیں ہوں۔ اگر جانا پڑے تو کوئی بات نہیں: آپ جب چاہیں دوبارہ لکھ سکتے ہیں۔',
    silentFor: '{{count}} منٹ سے کچھ نہیں لکھا',
    offer: 'نرمی سے ایک سطر بھیجیں؟',
    send: 'بھیجیں',
    key: 'نرم سطر بھیجیں',
    longTitle: '{{count}} منٹ سے خاموشی',
    long: 'ہو سکتا ہے بچہ لکھ نہ پا رہا ہو۔ خود سے کچھ بند نہیں ہوتا۔ آپ رکے رہیں، یا ریکارڈ مکمل کریں اور طے کریں کہ کسی کو بعد میں دیکھنا ہے یا نہیں۔',
    finish: 'ریکارڈ مکمل کریں',
  },
});

import { defineStrings } from './core.ts';

/** Words of the camera on an officer's phone. */
export const cameraStrings = defineStrings({
  en: {
    title: 'A picture for the helpline',
    noFace: 'A door, a document, a place. No child’s face. The picture does not come into the gallery.',
    camera: 'Camera',
    take: 'Take the picture',
    covered: 'The picture, covered',
    uncover: 'All of it is covered. Wipe with a finger over what the helpline needs to see; the rest stays covered for good.',
    coverAgain: 'Cover all',
    again: 'Take again',
    send: 'Send',
    fallback: 'The camera cannot be used here: allow it, or choose a picture. A picture taken this way may stay in the phone’s gallery.',
    pick: 'Choose a picture',
    failed: 'This picture could not be used. Take another one.',
  },
  ur: {
    title: 'ہیلپ لائن کے لیے تصویر',
    noFace: 'دروازہ، کاغذ، جگہ۔ بچے کا چہرہ نہیں۔ تصویر گیلری میں نہیں جاتی۔',
    camera: 'کیمرا',
    take: 'تصویر لیں',
    covered: 'تصویر، ڈھکی ہوئی',
    uncover: 'پوری تصویر ڈھکی ہوئی ہے۔ جو ہیلپ لائن کو دیکھنا ہو اس پر انگلی پھیریں؛ باقی ہمیشہ ڈھکا رہے گا۔',
    coverAgain: 'سب ڈھک دیں',
    again: 'دوبارہ لیں',
    send: 'بھیجیں',
    fallback: 'یہاں کیمرا استعمال نہیں ہو سکتا: اجازت دیں، یا تصویر چنیں۔ اس طرح لی گئی تصویر فون کی گیلری میں رہ سکتی ہے۔',
    pick: 'تصویر چنیں',
    failed: 'یہ تصویر استعمال نہ ہو سکی۔ دوسری لیں۔',
  },
});

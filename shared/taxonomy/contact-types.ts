import { defineTaxonomy, type CodeOf } from './taxonomy.ts';

const about = { version: '2026-1', source: 'Child Helpline International classification; domain reference §5' };

/** Contacts that hold nothing about a child; closed quickly, never blocked: a silent call may be a child. */
export const nonDataTypes = defineTaxonomy(about, {
  silent: ['Silent', 'خاموش', 'khamosh'],
  blank: ['Blank', 'خالی', 'khali'],
  hangUpIntended: ['Hung up on purpose', 'جان بوجھ کر کاٹ دی', 'kaat di, hang up'],
  hangUp: ['Hung up, not on purpose', 'غلطی سے کٹ گئی', 'kat gayi'],
  wrongNumber: ['Wrong number', 'غلط نمبر', 'ghalat number'],
  prank: ['Joke or prank', 'مذاق یا شرارت', 'mazaq, shararat'],
  abusive: ['Abusive', 'بدزبانی', 'gaali, badtameezi'],
  test: ['Test', 'آزمائشی', 'azmaish'],
  inaudible: ['Cannot be heard', 'آواز سنائی نہیں دیتی', 'awaz nahi'],
  network: ['Network trouble', 'نیٹ ورک کی خرابی', 'signal'],
  missed: ['Missed', 'جواب نہ دیا جا سکا', 'missed call'],
  adult: ['Adult, not about a child', 'بالغ، بچے کے بارے میں نہیں', 'baligh'],
  publicInformation: ['Public information', 'عام معلومات', 'maloomat'],
});
export type NonDataType = CodeOf<typeof nonDataTypes>;

/** Contacts with data: whom they come from. */
export const dataTypes = defineTaxonomy(about, {
  childSelf: ['Child about itself', 'بچہ اپنے بارے میں', 'khud bacha'],
  aboutChild: ['Someone about a child', 'کوئی اور، بچے کے بارے میں', 'bache ke bare mein'],
});
export type DataType = CodeOf<typeof dataTypes>;

/** Contacts that were answered, without counselling. */
export const answeredTypes = defineTaxonomy(about, {
  complaint: ['Complaint about the helpline', 'ہیلپ لائن سے شکایت', 'shikayat'],
  parentQuestion: ['Question by a parent', 'والدین کا سوال', 'walidain, sawal'],
  aboutHelpline: ['About the helpline', 'ہیلپ لائن کے بارے میں', 'helpline'],
  otherServices: ['About other services', 'دوسری خدمات کے بارے میں', 'khidmaat'],
  thanks: ['Thank-you', 'شکریہ', 'shukriya'],
});
export type AnsweredType = CodeOf<typeof answeredTypes>;

/** What became of a contact at wrap-up. */
export const outcomes = defineTaxonomy(about, {
  resolved: ['Resolved', 'مسئلہ حل ہو گیا', 'hal'],
  followUp: ['Follow up next shift', 'اگلی شفٹ میں خیریت معلوم کریں', 'agli shift'],
  followUpExternal: ['Follow up with an external body', 'دوسرے ادارے کے ساتھ پیروی', 'idara'],
  referred: ['Referred', 'ادارے کو بھیج دیا', 'referral'],
  dispatched: ['Officer dispatched', 'افسر روانہ کیا گیا', 'afsar'],
});
export type Outcome = CodeOf<typeof outcomes>;

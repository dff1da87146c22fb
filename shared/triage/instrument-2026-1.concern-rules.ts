import type { Rule } from './triage.schema.ts';

/** Rules of questions 9 to 15 of the main instrument, first edition (domain reference §4, table). */
export const concernRules20261: Rule[] = [
  {
    id: 'q9.images',
    questions: ['q9'],
    gives: { level: 'P1' },
    reason: { en: 'Blackmail or sharing of intimate images is going on', ur: 'بلیک میلنگ یا نجی تصاویر پھیلانا جاری ہے' },
    advice: ['neverAskForImages'],
  },
  {
    id: 'q10.otherChildren',
    questions: ['q10'],
    gives: { level: 'P1' },
    reason: { en: 'Other children are still exposed', ur: 'دوسرے بچے اب بھی خطرے کی زد میں ہیں' },
    advice: [],
  },
  {
    // A raise needs something to raise. With nothing else fired it starts from P4, the mildest thing a question
    // can find: somebody to fear has been named, so it is P3, seen within 72 hours, not filed as information.
    id: 'q11.raise',
    questions: ['q11'],
    gives: { raiseBy: 1, minimum: 'P3' },
    reason: {
      en: 'Child may be hidden or moved, or the same person did serious harm before',
      ur: 'بچے کو چھپانے یا منتقل کرنے کا اندیشہ، یا اسی شخص نے پہلے بھی سنگین نقصان پہنچایا',
    },
    advice: ['doNotConfrontFamily'],
  },
  {
    id: 'q12.recent',
    questions: ['q12'],
    detail: { id: 'q12When', in: ['within30Days', 'unknown', 'notAsked'] },
    gives: { level: 'P2' },
    reason: {
      en: 'Abuse within 30 days or at a time not known, no access now',
      ur: '30 دن کے اندر یا نامعلوم وقت پر زیادتی، اب رسائی نہیں',
    },
    advice: [],
  },
  {
    id: 'q12.older',
    questions: ['q12'],
    detail: { id: 'q12When', in: ['older'] },
    gives: { level: 'P3' },
    reason: { en: 'Abuse longer ago, still followed up', ur: 'پرانی زیادتی، پھر بھی خیریت معلوم کی جائے گی' },
    advice: ['followUp'],
  },
  {
    id: 'q13.labour',
    questions: ['q13'],
    gives: { level: 'P2' },
    reason: { en: 'Begging, bonded or hazardous labour, or on the street', ur: 'بھیک، جبری یا خطرناک مشقت، یا سڑک پر رہنا' },
    advice: [],
  },
  {
    id: 'q13.night',
    questions: ['q13'],
    hours: { from: 18, to: 6 },
    gives: { level: 'P1' },
    reason: {
      en: 'It is night (18:00 to 06:00) and the child may be on the street or at work',
      ur: 'رات کا وقت ہے (شام 6 سے صبح 6) اور بچہ سڑک پر یا کام پر ہو سکتا ہے',
    },
    advice: ['safePlaceTonight'],
  },
  {
    id: 'q14.neglect',
    questions: ['q14'],
    gives: { level: 'P3' },
    reason: { en: 'Neglect, corporal punishment or chronic need', ur: 'غفلت، جسمانی سزا یا مسلسل محرومی' },
    advice: [],
  },
  {
    id: 'q15.information',
    questions: ['q15'],
    gives: { level: 'P4' },
    reason: { en: 'School, custody or information', ur: 'اسکول، تحویل یا معلومات' },
    advice: [],
  },
];

import type { Rule } from './triage.schema.ts';

/** Rules of questions 1 to 8 of the main instrument, first edition (domain reference §4, table). */
export const emergencyRules20261: Rule[] = [
  {
    id: 'q1.harmNow',
    questions: ['q1'],
    gives: { level: 'P0' },
    reason: { en: 'Harm is happening now', ur: 'اِس وقت نقصان پہنچایا جا رہا ہے' },
    advice: ['policeNow', 'officerNow'],
  },
  {
    id: 'q2.medical',
    questions: ['q2'],
    gives: { level: 'P0' },
    reason: { en: 'Urgent medical need', ur: 'فوری طبی مدد درکار ہے' },
    advice: ['rescueNow'],
  },
  {
    id: 'q3.takenOrLost',
    questions: ['q3'],
    detail: { id: 'q3Kind', in: ['abduction', 'youngChild', 'lost'] },
    gives: { level: 'P0' },
    reason: { en: 'Child abducted, lost, or young and missing', ur: 'بچہ اغوا ہوا، کھو گیا، یا کم عمر ہے اور لاپتا ہے' },
    advice: ['policeNow', 'officerNow', 'zarraClock'],
  },
  {
    id: 'q3.leftByChoice',
    questions: ['q3'],
    detail: { id: 'q3Kind', in: ['leftByChoice'] },
    gives: { level: 'P0' },
    reason: { en: 'Child left by own choice and is not safe', ur: 'بچہ اپنی مرضی سے گیا ہے اور محفوظ نہیں' },
    advice: ['secondPersonFirst', 'noNoticeToFamily', 'officerNow'],
  },
  {
    // The child may have been taken, so the clock runs; or may have fled, so nobody is told before the check.
    id: 'q3.kindOpen',
    questions: ['q3'],
    detail: { id: 'q3Kind', in: ['unknown', 'notAsked'] },
    gives: { level: 'P0' },
    reason: { en: 'Child missing, how is not known', ur: 'بچہ لاپتا ہے، وجہ معلوم نہیں' },
    advice: ['secondPersonFirst', 'noNoticeToFamily', 'officerNow', 'zarraClock'],
  },
  {
    id: 'q4.aloneInDanger',
    questions: ['q4'],
    gives: { level: 'P0' },
    reason: { en: 'Child who cannot protect itself is alone and in danger', ur: 'اپنا بچاؤ نہ کر سکنے والا بچہ اکیلا اور خطرے میں ہے' },
    advice: ['rescueNow', 'officerNow'],
  },
  {
    id: 'q5.assaultDay',
    questions: ['q5'],
    gives: { level: 'P0' },
    reason: {
      en: 'Sexual assault within 24 hours, or the alleged abuser is there',
      ur: '24 گھنٹوں میں جنسی زیادتی، یا جس پر الزام ہے وہ پاس موجود ہے',
    },
    advice: ['policeNow', 'officerNow', 'preserveEvidence'],
  },
  {
    id: 'q6.assaultDays',
    questions: ['q6'],
    gives: { level: 'P1' },
    reason: {
      en: 'Sexual assault within 72 hours, abuser has access, or child afraid to go home',
      ur: '72 گھنٹوں میں جنسی زیادتی، ملزم کی بچے تک رسائی، یا بچہ گھر جانے سے خوف زدہ',
    },
    advice: ['preserveEvidence'],
  },
  {
    id: 'q7.today',
    questions: ['q7'],
    detail: { id: 'q7When', in: ['today', 'unknown'] },
    gives: { level: 'P0' },
    reason: { en: 'Nikah, sale or removal today, or the day is not known', ur: 'نکاح، فروخت یا منتقلی آج ہے، یا دن معلوم نہیں' },
    advice: ['policeNow', 'officerNow', 'doNotConfrontFamily'],
  },
  {
    id: 'q7.withinDays',
    questions: ['q7'],
    detail: { id: 'q7When', in: ['withinDays', 'notAsked'] },
    gives: { level: 'P1' },
    reason: { en: 'Nikah, sale or removal planned within days', ur: 'چند دنوں میں نکاح، فروخت یا منتقلی کا ارادہ ہے' },
    advice: ['doNotConfrontFamily'],
  },
  {
    id: 'q8.withinReach',
    questions: ['q8'],
    detail: { id: 'q8Reach', in: ['yes', 'unknown'] },
    gives: { level: 'P0' },
    reason: {
      en: 'Threat to life or trafficking, within reach of the child now',
      ur: 'جان کا خطرہ یا اسمگلنگ، اور وہ لوگ بچے تک پہنچ سکتے ہیں',
    },
    advice: ['policeNow', 'officerNow', 'doNotConfrontFamily'],
  },
  {
    id: 'q8.outOfReach',
    questions: ['q8'],
    detail: { id: 'q8Reach', in: ['no', 'notAsked'] },
    gives: { level: 'P1' },
    reason: { en: 'Threat to life or trafficking suspected', ur: 'جان کا خطرہ یا اسمگلنگ کا شبہ' },
    advice: ['doNotConfrontFamily'],
  },
];

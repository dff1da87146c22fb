import type { Question } from './triage.schema.ts';

/** Questions 9 to 15 of the main instrument, first edition (domain reference §4), in the order in which they are asked. */
export const concernQuestions20261: Question[] = [
  {
    id: 'q9',
    safety: true,
    text: {
      en: 'Is blackmail or the sharing of intimate images going on?',
      ur: 'کیا بلیک میلنگ ہو رہی ہے یا نجی تصاویر پھیلائی جا رہی ہیں؟',
    },
    details: [],
  },
  {
    id: 'q10',
    safety: true,
    text: {
      en: 'Are other children still exposed after serious abuse or a death?',
      ur: 'کیا سنگین زیادتی یا کسی موت کے بعد دوسرے بچے اب بھی خطرے کی زد میں ہیں؟',
    },
    details: [],
  },
  {
    // Not a safety question: it only sharpens what another answer found, it is rarely known on a first
    // contact, and an unknown counting as yes would turn every P1 into a P0 and dull the alarm.
    id: 'q11',
    safety: false,
    text: {
      en: 'Is the family likely to hide or move the child, or has the same person done serious harm before?',
      ur: 'کیا اندیشہ ہے کہ گھر والے بچے کو چھپا دیں گے یا کہیں اور بھیج دیں گے، یا یہی شخص پہلے بھی سنگین نقصان پہنچا چکا ہے؟',
    },
    details: [],
  },
  {
    id: 'q12',
    safety: false,
    text: {
      en: 'Has the child been abused, while that person has no access to the child now?',
      ur: 'کیا بچے کے ساتھ زیادتی ہوئی ہے، مگر اب وہ شخص بچے تک نہیں پہنچ سکتا؟',
    },
    details: [
      {
        id: 'q12When',
        text: { en: 'When was it last?', ur: 'آخری بار کب ہوئی؟' },
        options: [
          { value: 'within30Days', text: { en: 'within 30 days', ur: '30 دن کے اندر' } },
          { value: 'older', text: { en: 'longer ago', ur: 'اِس سے پہلے' } },
        ],
      },
    ],
  },
  {
    id: 'q13',
    safety: false,
    text: {
      en: 'Is the child begging, bonded, working at a kiln, on a farm or in a home, or on the street tonight?',
      ur: 'کیا بچہ بھیک مانگ رہا ہے، جبری مشقت میں ہے، بھٹے، کھیت یا کسی گھر میں کام کر رہا ہے، یا آج رات سڑک پر ہے؟',
    },
    details: [],
  },
  {
    id: 'q14',
    safety: false,
    text: {
      en: 'Is there neglect, corporal punishment or chronic need, without danger at present?',
      ur: 'کیا غفلت، جسمانی سزا یا مسلسل محرومی ہے، جبکہ فی الحال خطرہ نہیں؟',
    },
    details: [],
  },
  {
    id: 'q15',
    safety: false,
    text: {
      en: 'Is it about exclusion from school, a custody question, or information only?',
      ur: 'کیا بات اسکول سے نکالے جانے، بچے کی تحویل کے سوال، یا صرف معلومات کی ہے؟',
    },
    details: [],
  },
];

import type { Question } from './triage.schema.ts';

/** Questions 1 to 8 of the main instrument, first edition (domain reference §4), in the order in which they are asked. */
export const emergencyQuestions20261: Question[] = [
  {
    id: 'q1',
    safety: true,
    text: {
      en: 'Is harm happening now: is a weapon there, is the child trapped, or is an attempt on a life in progress?',
      ur: 'کیا اِس وقت نقصان پہنچایا جا رہا ہے: کوئی ہتھیار موجود ہے، بچہ کہیں پھنسا ہوا ہے، یا جان لینے کی کوشش ہو رہی ہے؟',
    },
    details: [],
  },
  {
    id: 'q2',
    safety: true,
    text: {
      en: 'Is medical help needed urgently: unconscious, bleeding, overdose or poison?',
      ur: 'کیا فوری طبی مدد درکار ہے: بے ہوشی، خون بہنا، دوا کی زیادہ مقدار یا زہر؟',
    },
    details: [],
  },
  {
    id: 'q3',
    safety: true,
    text: { en: 'Is the child missing or abducted?', ur: 'کیا بچہ لاپتا ہے یا اغوا ہوا ہے؟' },
    details: [
      {
        id: 'q3Kind',
        text: { en: 'Which of these is it?', ur: 'اِن میں سے کون سی صورت ہے؟' },
        options: [
          { value: 'abduction', text: { en: 'abducted', ur: 'اغوا' } },
          { value: 'youngChild', text: { en: 'a young child is missing', ur: 'کم عمر بچہ لاپتا ہے' } },
          { value: 'lost', text: { en: 'lost the way', ur: 'راستہ بھول گیا ہے' } },
          { value: 'leftByChoice', text: { en: 'left by own choice', ur: 'اپنی مرضی سے گیا ہے' } },
        ],
      },
    ],
  },
  {
    id: 'q4',
    safety: true,
    text: {
      en: 'Is a young, newborn, abandoned or disabled child alone and in danger?',
      ur: 'کیا کوئی کم عمر، نومولود، لاوارث یا معذوری کا حامل بچہ اکیلا اور خطرے میں ہے؟',
    },
    details: [],
  },
  {
    id: 'q5',
    safety: true,
    text: {
      en: 'Was there a sexual assault within the last 24 hours, or is the alleged abuser with the child now?',
      ur: 'کیا پچھلے 24 گھنٹوں میں جنسی زیادتی ہوئی ہے، یا جس پر الزام ہے وہ اِس وقت بچے کے پاس ہے؟',
    },
    details: [],
  },
  {
    id: 'q6',
    safety: true,
    text: {
      en: 'Was there a sexual assault within 72 hours, can the alleged abuser reach the child in the next 24 hours, or is the child afraid to go home?',
      ur: 'کیا پچھلے 72 گھنٹوں میں جنسی زیادتی ہوئی ہے، یا جس پر الزام ہے وہ اگلے 24 گھنٹوں میں بچے تک پہنچ سکتا ہے، یا بچہ گھر جانے سے ڈرتا ہے؟',
    },
    details: [],
  },
  {
    id: 'q7',
    safety: true,
    text: {
      en: "Is the child's nikah, sale or removal planned for today or the coming days?",
      ur: 'کیا آج یا آنے والے دنوں میں بچے کا نکاح کرنے، اُسے بیچنے یا کہیں اور لے جانے کا ارادہ ہے؟',
    },
    details: [
      {
        id: 'q7When',
        text: { en: 'When?', ur: 'کب؟' },
        options: [
          { value: 'today', text: { en: 'today', ur: 'آج' } },
          { value: 'withinDays', text: { en: 'within days', ur: 'چند دنوں میں' } },
        ],
      },
    ],
  },
  {
    id: 'q8',
    safety: true,
    text: {
      en: 'Is there a threat to life for "honour", or is trafficking suspected?',
      ur: 'کیا ”غیرت“ کے نام پر جان کا خطرہ ہے، یا انسانی اسمگلنگ کا شبہ ہے؟',
    },
    details: [
      {
        id: 'q8Reach',
        text: { en: 'Can those people reach the child now?', ur: 'کیا وہ لوگ اِس وقت بچے تک پہنچ سکتے ہیں؟' },
        options: [
          { value: 'yes', text: { en: 'yes', ur: 'ہاں' } },
          { value: 'no', text: { en: 'no', ur: 'نہیں' } },
        ],
      },
    ],
  },
];

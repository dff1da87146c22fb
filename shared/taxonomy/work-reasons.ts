import { defineTaxonomy, type CodeOf } from './taxonomy.ts';

const about = { version: '2026-1', source: 'Practice of the helpline; to be confirmed by the organisation' };

/** Why an agent declined an offered contact. */
export const offerDeclineReasons = defineTaxonomy(about, {
  language: ['Does not speak the language', 'زبان نہیں آتی', 'zaban'],
  knowsPerson: ['Knows the person', 'شخص سے جان پہچان ہے', 'jaan pehchan'],
  needsPause: ['Needs a pause after a hard contact', 'مشکل رابطے کے بعد وقفہ درکار', 'waqfa'],
  technical: ['Technical trouble', 'تکنیکی خرابی', 'kharabi'],
  busy: ['Still busy', 'ابھی مصروف', 'masroof'],
  other: ['Other', 'دیگر'],
});
export type OfferDeclineReason = CodeOf<typeof offerDeclineReasons>;

/** Why a department declined a referral; "no capacity" is a state of its own, never a reason. */
export const referralDeclineReasons = defineTaxonomy(about, {
  notOurMandate: ['Not our mandate', 'ہمارے اختیار میں نہیں', 'ikhtiyar'],
  outsideArea: ['Outside our area', 'ہمارے علاقے سے باہر', 'ilaqa'],
  informationMissing: ['Information is missing', 'معلومات نامکمل ہیں', 'maloomat'],
  duplicate: ['We have this case already', 'یہ کیس پہلے سے موجود ہے', 'dobara'],
  conflictOfInterest: ['Conflict of interest', 'مفادات کا ٹکراؤ', 'mufad'],
  notSafe: ['Not safe for the child', 'بچے کے لیے محفوظ نہیں', 'mehfooz nahi'],
  other: ['Other', 'دیگر'],
});
export type ReferralDeclineReason = CodeOf<typeof referralDeclineReasons>;

/** Why an officer declined a dispatch. */
export const dispatchDeclineReasons = defineTaxonomy(about, {
  alreadyOut: ['On another call', 'کسی اور کام پر روانہ', 'masroof'],
  tooFar: ['Too far to arrive in time', 'بروقت پہنچنا ممکن نہیں', 'door'],
  outsideDistrict: ['Outside my district', 'میرے ضلع سے باہر', 'zila'],
  offDuty: ['Not on duty', 'ڈیوٹی پر نہیں', 'chhutti'],
  noVehicle: ['No vehicle', 'گاڑی دستیاب نہیں', 'gari'],
  unwell: ['Unwell', 'طبیعت ناساز', 'bemar'],
  femaleOfficerNeeded: ['A female officer is needed', 'خاتون افسر درکار ہے', 'khatoon, lady'],
  conflictOfInterest: ['Knows a person involved', 'کسی متعلقہ شخص سے جان پہچان ہے', 'jaan pehchan'],
  other: ['Other', 'دیگر'],
});
export type DispatchDeclineReason = CodeOf<typeof dispatchDeclineReasons>;

/** Why an agent is not ready. */
export const notReadyReasons = defineTaxonomy(about, {
  break: ['Break', 'وقفہ', 'waqfa'],
  prayer: ['Prayer', 'نماز', 'namaz'],
  meal: ['Meal', 'کھانا', 'khana'],
  recovery: ['Recovery after a hard contact', 'مشکل رابطے کے بعد آرام', 'aram'],
  paperwork: ['Paperwork', 'تحریری کام', 'likhna'],
  meeting: ['Meeting', 'میٹنگ', 'ijlas'],
  training: ['Training', 'تربیت', 'tarbiyat'],
  technical: ['Technical trouble', 'تکنیکی خرابی', 'kharabi'],
  endOfShift: ['End of shift', 'شفٹ کا اختتام', 'chhutti'],
  other: ['Other', 'دیگر'],
});
export type NotReadyReason = CodeOf<typeof notReadyReasons>;

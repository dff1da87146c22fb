import { z } from 'zod';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';

/** What an agent must know or do beside the level, in the order in which it is shown: cautions before actions. */
export const adviceTags = [
  'secondPersonFirst',
  'noNoticeToFamily',
  'policeNow',
  'rescueNow',
  'officerNow',
  'zarraClock',
  'preserveEvidence',
  'neverAskForImages',
  'doNotLeaveAlone',
  'doNotConfrontFamily',
  'safePlaceTonight',
  'supervisorNow',
  'followUp',
] as const;
export const adviceSchema = z.enum(adviceTags);
export type Advice = z.infer<typeof adviceSchema>;

/** The advice in words. */
export const adviceText: Readonly<Record<Advice, Bilingual>> = {
  secondPersonFirst: {
    en: 'Before family or police hear anything, a second person checks whether that is safe',
    ur: 'گھر والوں یا پولیس کو بتانے سے پہلے کوئی دوسرا ساتھی جانچے کہ ایسا کرنا محفوظ ہے',
  },
  noNoticeToFamily: {
    en: 'Do not tell the family where the child is or that the child made contact',
    ur: 'گھر والوں کو نہ بتائیں کہ بچہ کہاں ہے یا اُس نے رابطہ کیا ہے',
  },
  policeNow: { en: 'Police 15 now; note time and reference', ur: 'پولیس 15 کو ابھی اطلاع دیں؛ وقت اور حوالہ نمبر لکھیں' },
  rescueNow: { en: 'Rescue 1122 now; note time and reference', ur: 'ریسکیو 1122 کو ابھی اطلاع دیں؛ وقت اور حوالہ نمبر لکھیں' },
  officerNow: { en: 'Send the on-call officer now', ur: 'ڈیوٹی پر موجود افسر کو ابھی روانہ کریں' },
  zarraClock: {
    en: 'Missing child: the time for informing ZARRA is running',
    ur: 'گمشدہ بچہ: زارا (ZARRA) کو اطلاع دینے کا وقت شروع ہو چکا ہے',
  },
  preserveEvidence: {
    en: 'Preserve evidence: if it can be done safely, no washing or changing of clothes before the medical examination',
    ur: 'ثبوت محفوظ رکھیں: اگر محفوظ طریقے سے ممکن ہو تو طبی معائنے سے پہلے نہ نہائیں، نہ کپڑے بدلیں',
  },
  neverAskForImages: {
    en: 'Never ask for the pictures or open them; keep addresses and messages, do not pay, do not delete',
    ur: 'تصویریں کبھی نہ مانگیں اور نہ کھولیں؛ پیغامات اور پتے محفوظ رکھیں، پیسے نہ دیں، کچھ نہ مٹائیں',
  },
  doNotLeaveAlone: {
    en: 'The child is not left alone; means of harm are put out of reach',
    ur: 'بچے کو اکیلا نہ چھوڑیں؛ نقصان پہنچانے والی چیزیں پہنچ سے دُور رکھوائیں',
  },
  doNotConfrontFamily: {
    en: 'No call to the family: it may hide or move the child',
    ur: 'گھر والوں سے رابطہ نہ کریں: وہ بچے کو چھپا یا کہیں اور منتقل کر سکتے ہیں',
  },
  safePlaceTonight: { en: 'Find a safe place for tonight', ur: 'آج رات کے لیے محفوظ جگہ کا بندوبست کریں' },
  supervisorNow: { en: 'Tell the supervisor now', ur: 'سپروائزر کو ابھی بتائیں' },
  followUp: { en: 'Agree on a safe time and follow up', ur: 'محفوظ وقت طے کر کے دوبارہ خیریت معلوم کریں' },
};

/** The essence of each advice in two or three words, for where there is no room for all of it. */
export const adviceEssence: Readonly<Record<Advice, Bilingual>> = {
  secondPersonFirst: { en: 'second person first', ur: 'پہلے دوسرا ساتھی جانچے' },
  noNoticeToFamily: { en: 'tell the family nothing', ur: 'گھر والوں کو نہ بتائیں' },
  policeNow: { en: 'Police 15', ur: 'پولیس 15' },
  rescueNow: { en: 'Rescue 1122', ur: 'ریسکیو 1122' },
  officerNow: { en: 'send the officer', ur: 'افسر روانہ کریں' },
  zarraClock: { en: 'ZARRA in time', ur: 'زارا کو بروقت اطلاع' },
  preserveEvidence: { en: 'preserve evidence', ur: 'ثبوت محفوظ رکھیں' },
  neverAskForImages: { en: 'never ask for images', ur: 'تصویریں نہ مانگیں' },
  doNotLeaveAlone: { en: 'not left alone', ur: 'بچے کو اکیلا نہ چھوڑیں' },
  doNotConfrontFamily: { en: 'no call to the family', ur: 'گھر والوں سے رابطہ نہیں' },
  safePlaceTonight: { en: 'safe place tonight', ur: 'آج رات محفوظ جگہ' },
  supervisorNow: { en: 'tell the supervisor', ur: 'سپروائزر کو بتائیں' },
  followUp: { en: 'follow up', ur: 'دوبارہ خیریت پوچھیں' },
};

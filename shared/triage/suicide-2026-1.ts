import type { Detail, Instrument, Rule } from './triage.schema.ts';

const lately = (id: string): Detail => ({
  id,
  text: { en: 'When was that?', ur: 'یہ کب کی بات ہے؟' },
  options: [
    { value: 'pastMonth', text: { en: 'in the past month', ur: 'پچھلے ایک مہینے میں' } },
    { value: 'older', text: { en: 'longer ago', ur: 'اِس سے پہلے' } },
  ],
});

const older = (question: string, detail: string): Rule => ({
  id: `${question}.older`,
  questions: [question],
  detail: { id: detail, in: ['older'] },
  gives: { level: 'P2' },
  band: 'moderate',
  reason: { en: 'Longer ago: moderate', ur: 'پہلے کی بات: درمیانہ خطرہ' },
  advice: ['followUp', 'doNotLeaveAlone'],
  unverified: true,
});

/**
 * Suicide screen in six steps after the Columbia scale, in own words. The reference leaves open how "high" divides
 * into P0 and P1: here a plan with intent, or an act of today, is P0 and the rest P1. That split, the level of "low"
 * and everything "longer ago" are marked as unverified until the field confirms them.
 */
export const suicideScreen20261: Instrument = {
  kind: 'suicide',
  version: 'suicide-2026-1',
  title: { en: 'Suicide screen', ur: 'خودکشی کے خطرے کی جانچ' },
  source: 'After the Columbia Suicide Severity Rating Scale; domain reference §4',
  offeredFor: ['mentalHealth.suicide', 'mentalHealth.selfHarm', 'mentalHealth.mood'],
  questions: [
    {
      id: 's1',
      safety: true,
      details: [],
      text: { en: 'Does the child wish to be dead or not to wake up?', ur: 'کیا بچہ چاہتا ہے کہ وہ زندہ نہ رہے یا سو کر نہ اُٹھے؟' },
    },
    {
      id: 's2',
      safety: true,
      details: [],
      text: { en: 'Has the child had thoughts of ending its life?', ur: 'کیا بچے کو اپنی جان لینے کے خیالات آئے ہیں؟' },
    },
    {
      id: 's3',
      safety: true,
      details: [],
      skipWhenNo: 's2',
      text: { en: 'Has the child thought about how?', ur: 'کیا بچے نے طریقے کے بارے میں سوچا ہے؟' },
    },
    {
      id: 's4',
      safety: true,
      details: [lately('s4When')],
      skipWhenNo: 's2',
      text: { en: 'Did the child mean to act on these thoughts?', ur: 'کیا بچے کا اِن خیالات پر عمل کرنے کا ارادہ تھا؟' },
    },
    {
      id: 's5',
      safety: true,
      details: [lately('s5When')],
      skipWhenNo: 's2',
      text: {
        en: 'Has the child worked out a plan, meaning to carry it out?',
        ur: 'کیا بچے نے کوئی منصوبہ بنایا ہے اور اُس پر عمل کا ارادہ رکھتا ہے؟',
      },
    },
    {
      id: 's6',
      safety: true,
      text: {
        en: 'Has the child done anything, or prepared anything, to end its life?',
        ur: 'کیا بچے نے اپنی جان لینے کے لیے کچھ کیا ہے یا کوئی تیاری کی ہے؟',
      },
      details: [
        {
          id: 's6When',
          text: { en: 'When was that?', ur: 'یہ کب کی بات ہے؟' },
          options: [
            { value: 'today', text: { en: 'today', ur: 'آج' } },
            { value: 'within3Months', text: { en: 'within 3 months', ur: '3 مہینوں کے اندر' } },
            { value: 'older', text: { en: 'longer ago', ur: 'اِس سے پہلے' } },
          ],
        },
      ],
    },
  ],
  rules: [
    {
      id: 's1.wish',
      questions: ['s1'],
      gives: { level: 'P3' },
      band: 'low',
      unverified: true,
      reason: { en: 'Wish to be dead', ur: 'زندہ نہ رہنے کی خواہش' },
      advice: ['followUp'],
    },
    {
      id: 's2.thoughts',
      questions: ['s2'],
      gives: { level: 'P3' },
      band: 'low',
      unverified: true,
      reason: { en: 'Thoughts of suicide', ur: 'خودکشی کے خیالات' },
      advice: ['followUp'],
    },
    {
      id: 's3.method',
      questions: ['s3'],
      gives: { level: 'P2' },
      band: 'moderate',
      reason: { en: 'Has thought of a method', ur: 'طریقہ سوچ رکھا ہے' },
      advice: ['followUp', 'doNotLeaveAlone'],
    },
    {
      id: 's4.intent',
      questions: ['s4'],
      detail: { id: 's4When', in: ['pastMonth', 'unknown', 'notAsked'] },
      gives: { level: 'P1' },
      band: 'high',
      unverified: true,
      reason: { en: 'Intent to act', ur: 'عمل کرنے کا ارادہ' },
      advice: ['doNotLeaveAlone', 'supervisorNow'],
    },
    older('s4', 's4When'),
    {
      id: 's5.plan',
      questions: ['s5'],
      detail: { id: 's5When', in: ['pastMonth', 'unknown', 'notAsked'] },
      gives: { level: 'P0' },
      band: 'high',
      unverified: true,
      reason: { en: 'Plan with intent', ur: 'ارادے کے ساتھ منصوبہ' },
      advice: ['rescueNow', 'doNotLeaveAlone', 'supervisorNow'],
    },
    older('s5', 's5When'),
    {
      id: 's6.today',
      questions: ['s6'],
      detail: { id: 's6When', in: ['today', 'unknown'] },
      gives: { level: 'P0' },
      band: 'high',
      unverified: true,
      reason: { en: 'Act or preparation today, or at a time not known', ur: 'آج یا نامعلوم وقت پر کوشش یا تیاری' },
      advice: ['rescueNow', 'doNotLeaveAlone', 'supervisorNow'],
    },
    {
      id: 's6.recent',
      questions: ['s6'],
      detail: { id: 's6When', in: ['within3Months', 'notAsked'] },
      gives: { level: 'P1' },
      band: 'high',
      unverified: true,
      reason: { en: 'Act or preparation within 3 months', ur: '3 مہینوں کے اندر کوشش یا تیاری' },
      advice: ['doNotLeaveAlone', 'supervisorNow'],
    },
    older('s6', 's6When'),
  ],
};

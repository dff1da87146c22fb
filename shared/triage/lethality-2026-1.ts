import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { Instrument, Question } from './triage.schema.ts';

const ask = (id: string, safety: boolean, en: string, ur: string): Question => ({ id, safety, details: [], text: { en, ur } });
const high: Bilingual = { en: 'Danger to life from the partner: high', ur: 'شوہر یا ساتھی سے جان کا خطرہ: زیادہ' };

/**
 * Danger to the life of a mother or a married girl, after the Maryland assessment, in own words. The reference gives
 * "high" without a level: it is P1 here, marked as unverified; harm going on now is question 1 of the main instrument.
 * The first three decide alone, so unknown counts as yes there; of the others only a real yes is counted, as in the original.
 */
export const lethalityScreen20261: Instrument = {
  kind: 'lethality',
  version: 'lethality-2026-1',
  title: { en: 'Danger to a mother or married girl', ur: 'ماں یا شادی شدہ لڑکی کی جان کو خطرہ' },
  source: 'After the Maryland Lethality Assessment Program; domain reference §4',
  offeredFor: ['violence.childMarriage', 'violence.harmfulGender', 'peers.partner'],
  questions: [
    ask(
      'l1',
      true,
      'Has the partner ever used a weapon against her, or threatened to?',
      'کیا شوہر یا ساتھی نے کبھی اُس پر ہتھیار اُٹھایا یا اِس کی دھمکی دی؟',
    ),
    ask('l2', true, 'Has the partner threatened to kill her or the children?', 'کیا اُس نے اُسے یا بچوں کو جان سے مارنے کی دھمکی دی؟'),
    ask('l3', true, 'Does she believe that the partner may kill her?', 'کیا اُسے لگتا ہے کہ وہ اُس کی جان لے سکتا ہے؟'),
    ask('l4', false, 'Does the partner have a weapon, or can get one easily?', 'کیا اُس کے پاس ہتھیار ہے یا آسانی سے مل سکتا ہے؟'),
    ask('l5', false, 'Has the partner ever choked her?', 'کیا اُس نے کبھی اُس کا گلا دبایا؟'),
    ask(
      'l6',
      false,
      'Is the partner violently jealous, or controls most of her daily life?',
      'کیا وہ شدید شک کرتا ہے یا اُس کی روزمرہ زندگی پر پوری طرح قابض ہے؟',
    ),
    ask('l7', false, 'Has she left or separated after living together?', 'کیا وہ ساتھ رہنے کے بعد اُسے چھوڑ چکی یا الگ ہو چکی ہے؟'),
    ask('l8', false, 'Is the partner out of work?', 'کیا وہ بے روزگار ہے؟'),
    ask('l9', false, 'Has the partner ever tried to take his own life?', 'کیا اُس نے کبھی اپنی جان لینے کی کوشش کی؟'),
    ask('l10', false, 'Does she have a child that the partner knows is not his?', 'کیا اُس کا کوئی بچہ ہے جو شوہر یا ساتھی کا نہیں؟'),
    ask(
      'l11',
      false,
      'Does the partner follow or spy on her, or leave threatening messages?',
      'کیا وہ اُس کا پیچھا کرتا، جاسوسی کرتا یا دھمکی آمیز پیغام بھیجتا ہے؟',
    ),
  ],
  rules: [
    {
      id: 'l1.weapon',
      questions: ['l1'],
      gives: { level: 'P1' },
      band: 'high',
      unverified: true,
      reason: high,
      advice: ['officerNow', 'doNotConfrontFamily'],
    },
    {
      id: 'l2.threat',
      questions: ['l2'],
      gives: { level: 'P1' },
      band: 'high',
      unverified: true,
      reason: high,
      advice: ['officerNow', 'doNotConfrontFamily'],
    },
    {
      id: 'l3.belief',
      questions: ['l3'],
      gives: { level: 'P1' },
      band: 'high',
      unverified: true,
      reason: high,
      advice: ['officerNow', 'doNotConfrontFamily'],
    },
    {
      id: 'l4.fourOfEight',
      questions: ['l4', 'l5', 'l6', 'l7', 'l8', 'l9', 'l10', 'l11'],
      atLeast: 4,
      gives: { level: 'P1' },
      band: 'high',
      unverified: true,
      reason: { en: 'Four or more signs of danger to life', ur: 'جان کے خطرے کی چار یا زیادہ علامات' },
      advice: ['officerNow', 'doNotConfrontFamily'],
    },
  ],
};

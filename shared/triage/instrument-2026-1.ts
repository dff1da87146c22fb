import { concernQuestions20261 } from './instrument-2026-1.concern-questions.ts';
import { concernRules20261 } from './instrument-2026-1.concern-rules.ts';
import { emergencyQuestions20261 } from './instrument-2026-1.emergency-questions.ts';
import { emergencyRules20261 } from './instrument-2026-1.emergency-rules.ts';
import type { Instrument } from './triage.schema.ts';

/** The main questionnaire, first edition; frozen once a contact was assessed with it: a change is a new version. */
export const instrument20261: Instrument = {
  kind: 'main',
  version: 'main-2026-1',
  title: { en: 'Triage questions', ur: 'خطرے کے سوالات' },
  source: 'Domain reference §4, triage table',
  offeredFor: [],
  questions: [...emergencyQuestions20261, ...concernQuestions20261],
  rules: [...emergencyRules20261, ...concernRules20261],
};

import { describe, expect, it } from 'vitest';
import { hintCodeSchema } from '#shared/triage/danger-words.schema.ts';
import { currentInstrument, currentSuicideScreen, screensFor } from '#shared/triage/instruments.ts';
import { hintQuestion, withHinted } from './hint-question.ts';

const questions = [...currentInstrument.questions, ...currentSuicideScreen.questions].map(({ id }) => id);

describe('the question behind a hint', () => {
  it.each(hintCodeSchema.options)('exists for %s', (code) => {
    expect(questions).toContain(hintQuestion[code]);
  });

  it('is there to be asked: words of self-harm offer the suicide screen, other words offer none', () => {
    expect(screensFor(withHinted([], ['selfHarm']))).toEqual([currentSuicideScreen]);
    expect(withHinted(['violence.physical'], ['weapon'])).toEqual(['violence.physical']);
  });
});

import { expect, it } from 'vitest';
import { currentInstrument, currentSuicideScreen } from '#shared/triage/instruments.ts';
import { currentVersions } from '#shared/triage/answers.schema.ts';
import type { TriageView } from '#shared/triage/triage.api.ts';
import { counts, nextOpen, sheetsOf, yesTone, type Sheet } from './parts.ts';

const view = { versions: currentVersions } as TriageView;
const main = (answers: Record<string, string>): Sheet => ({ part: 'main', instrument: currentInstrument, answers });
const question = (id: string) => {
  const found = currentInstrument.questions.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

it('offers a screen when a reason asks for it, and keeps one that was begun', () => {
  expect(sheetsOf(view, { main: {} }, []).map(({ part }) => part)).toEqual(['main']);
  expect(sheetsOf(view, { main: {} }, ['mentalHealth.suicide']).map(({ part }) => part)).toEqual(['main', 'suicide']);
  expect(sheetsOf(view, { main: {}, lethality: { l1: 'no' } }, []).map(({ part }) => part)).toEqual(['main', 'lethality']);
  expect(currentSuicideScreen.kind).toBe('suicide');
});

it('asks for details where the answer counts: a yes, and an unknown on a safety question', () => {
  expect(counts(question('q3'), { q3: 'yes' })).toBe(true);
  expect(counts(question('q3'), { q3: 'unknown' })).toBe(true);
  expect(counts(question('q12'), { q12: 'unknown' })).toBe(false);
  expect(counts(question('q3'), { q3: 'no' })).toBe(false);
});

it('colours a yes by the worst level it can give', () => {
  expect(yesTone(currentInstrument, question('q1'))).toBe('p0');
  expect(yesTone(currentInstrument, question('q14'))).toBe('p3');
});

it('goes on to the next question that was not asked, and back to those skipped', () => {
  expect(nextOpen(main({}))?.id).toBe('q1');
  expect(nextOpen(main({ q1: 'no', q2: 'no' }), 'q2')?.id).toBe('q3');
  const all = Object.fromEntries(currentInstrument.questions.map(({ id }) => [id, 'no']));
  expect(nextOpen(main({ ...all, q4: 'notAsked' }), 'q9')?.id).toBe('q4');
  expect(nextOpen(main(all))).toBeUndefined();
});

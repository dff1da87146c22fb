import { expect, it } from 'vitest';
import { matches } from './matches.ts';

const toba = { id: 'tts', label: 'Toba Tek Singh', hint: 'Faisalabad division' };

it('finds a choice by the beginning of any of its words, in any order', () => {
  expect(matches(toba, 'sin to')).toBe(true);
  expect(matches(toba, 'FAISAL')).toBe(true);
});

it('does not find a choice by the middle of a word', () => {
  expect(matches(toba, 'oba')).toBe(false);
});

it('finds Urdu names whether or not the vowel signs are typed', () => {
  expect(matches({ id: 'q', label: 'قصُور' }, 'قصور')).toBe(true);
});

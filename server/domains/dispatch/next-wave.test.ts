import { describe, expect, it } from 'vitest';
import { helpNowPolicy, urgentPolicy } from '#shared/dispatch/policy.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import type { Paged, Reply } from './dispatch.model.ts';
import { nextWave, type Reach, type Standing } from './next-wave.ts';

const ids = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 's', 't'].map((name) => [name, newId<StaffId>()]));
const id = (name: string): StaffId => ids[name] ?? newId<StaffId>();
const nameOf = (of: string): string => Object.keys(ids).find((name) => ids[name] === of) ?? '?';
const list = (names: string): StaffId[] => [...names].map(id);
const reach = (district: string, division: string, fallback: string, supervisors: string, province = '', unproven = ''): Reach => ({
  ...{
    district: list(district),
    division: list(division),
    province: list(province),
    fallback: list(fallback),
    supervisors: list(supervisors),
  },
  unproven: new Set(list(unproven)),
});
const at = new Date('2026-03-12T07:00:00Z');
const paged = (names: string): Paged[] =>
  list(names).map((staffId) => ({ staffId, role: 'officer', why: 'ladder', proven: true, firstAt: at, lastAt: at, times: 1 }));
const declined = (names: string): Reply[] =>
  list(names).map((staffId) => ({ staffId, what: 'declined', at, saidAt: at, reason: 'tooFar' }));
const standing = (step: number, was = '', no = '', policy = urgentPolicy): Standing => ({
  policy,
  step,
  paged: paged(was),
  replies: declined(no),
});
const show = (of: Standing, around: Reach): string => {
  const { step, targets, nobody } = nextWave(of, around);
  return `${step}${nobody ? '!' : ''} ${targets.map((target) => nameOf(target.staffId)).join('')}`;
};

describe('the next wave of the urgent ladder', () => {
  it.each([
    ['starts with the first officer alone', standing(-1), reach('ab', 'c', 'd', 's'), '0 a'],
    ['goes on to the other officers and the supervisors', standing(0, 'a'), reach('ab', 'c', 'd', 's'), '1 bs'],
    ['goes on to the division', standing(1, 'ab'), reach('ab', 'c', 'd', 's'), '2 cs'],
    ['goes on to the province', standing(2, 'abc'), reach('ab', 'c', 'd', 's', 'e'), '3 es'],
    ['ends loudly with the fallback and everybody who has not answered', standing(3, 'abc'), reach('ab', 'c', 'd', 's'), '4! dabcs'],
    ['repeats its end', standing(4, 'abcd'), reach('ab', 'c', 'd', 's'), '4! dabcs'],
    ['leaves out a step that would page nobody new, but not its supervisors', standing(0, 'a'), reach('a', 'c', 'd', 's'), '2 cs'],
    ['is loud at once when nobody is on the roster of the place', standing(-1), reach('', '', 'de', 'st'), '4! dest'],
    ['is loud with the supervisors alone when the roster is empty', standing(-1), reach('', '', '', 's'), '4! s'],
    ['is loud even when there is nobody at all', standing(-1), reach('', '', '', ''), '4! '],
    ['never pages again whoever said no', standing(2, 'abc', 'ac'), reach('ab', 'c', 'd', 's'), '4! dbs'],
    ['takes the next of the district when the first said no', standing(0, 'a', 'a'), reach('ab', '', 'd', 's'), '1 bs'],
    ['still pages in its end somebody whose shift is over', standing(2, 'e'), reach('a', '', 'd', ''), '4! dae'],
    ['pages nobody twice in one wave', standing(2, 'a'), reach('a', 'a', 'a', ''), '4! a'],
  ])('%s', (_, of, around, expected) => {
    expect(show(of, around)).toBe(expected);
  });
});

describe('officers whom nothing shows to be reachable', () => {
  it.each([
    ['are paged together with the next step that has somebody who is', standing(-1), reach('ab', 'c', 'd', 's', '', 'a'), '1 abs'],
    ['and so on up the ladder', standing(-1), reach('ab', 'c', 'd', 's', '', 'ab'), '2 abcs'],
    ['up to its end, which is loud', standing(-1), reach('ab', 'c', 'd', 's', '', 'abc'), '4! dabcs'],
    [
      'are waited for one step after the other when nobody else can be reached',
      standing(-1),
      reach('ab', 'c', 'd', 's', '', 'abcds'),
      '0 a',
    ],
    ['do not change a step in which somebody else can be', standing(0, 'a'), reach('abe', 'c', 'd', 's', '', 'b'), '1 bes'],
  ])('%s', (_, of, around, expected) => {
    expect(show(of, around)).toBe(expected);
  });

  it('are known as such', () => {
    const { targets } = nextWave(standing(-1), reach('ab', '', '', '', '', 'a'));
    expect(targets.map(({ proven }) => proven)).toEqual([false, true]);
  });
});

describe('the ladder of a child who asked for help', () => {
  it('pages the fallback and the supervisors, and is loud from its second wave on', () => {
    expect(show(standing(-1, '', '', helpNowPolicy), reach('', '', 'd', 's'))).toBe('0 ds');
    expect(show(standing(0, 'd', '', helpNowPolicy), reach('', '', 'd', 's'))).toBe('0! ds');
  });

  it('is loud at once when nobody is on the fallback list', () => {
    expect(show(standing(-1, '', '', helpNowPolicy), reach('', '', '', 's'))).toBe('0! s');
  });
});

import { describe, expect, it } from 'vitest';
import type { Skill } from '#shared/people/people.schema.ts';
import type { Language } from '#shared/kernel/text.ts';
import { ago, now } from '#tests/support/pass-world.ts';
import { fitOf, levelOf, nextRelax, reaches, reachFor, reachOf } from './needs.ts';

const able = (languages: Language[], ...skills: Skill[]) => ({ languages, skills });
const relaxing = { relaxMs: { shared: 30_000, any: 90_000 } };
const waited = (ms: number, rank: 0 | 1 = 1) => ({ rank, arrivedAt: ago(ms) });
const plain = { language: 'pa' as const, skills: [] };
const online = { language: 'ur' as const, skills: ['online-safety', 'law'] };

describe('how somebody fits a need', () => {
  it('is best in the own language, then in one that is commonly shared, then in none', () => {
    expect([['pa'], ['ur'], ['skr'], ['en'], ['ps'], ['ur', 'pa']].map((one) => fitOf(plain, able(one as Language[])))).toEqual([
      0, 1, 1, 4, 4, 0,
    ]);
  });
  it('takes understanding before knowledge once anybody will do', () => {
    const law: Skill[] = [
      { skill: 'online-safety', level: 2 },
      { skill: 'law', level: 1 },
    ];
    const fits = [
      able(['ur'], ...law),
      able(['en'], ...law),
      able(['ur']),
      able(['en'], law[0] as Skill),
      able(['ps'], ...law),
      able(['ps']),
    ];
    expect(fits.map((one) => fitOf(online, one))).toEqual([0, 1, 2, 3, 4, 5]);
  });
  it('has the level of the skill that is weakest', () => {
    expect(levelOf(online, able(['ur'], { skill: 'online-safety', level: 3 }, { skill: 'law', level: 2 }))).toBe(2);
    expect(levelOf(online, able(['ur'], { skill: 'online-safety', level: 3 }))).toBe(0);
    expect(levelOf(plain, able(['ur'], { skill: 'law', level: 3 }))).toBe(0);
  });
});

describe('a need', () => {
  it('is relaxed by the time waited, to the millisecond, and not before', () => {
    const at = [0, 29_999, 30_000, 89_999, 90_000, 3_600_000];
    expect(at.map((ms) => reachOf(waited(ms), relaxing, now))).toEqual([0, 0, 1, 1, 5, 5]);
  });
  it('of a call that was promised is relaxed from when it fell due, not from the arrival', () => {
    const call = { ...waited(3_600_000), waitsSince: ago(10_000), callBackPlan: {} as never };
    expect(reachOf(call, relaxing, now)).toBe(reaches.own);
    expect(nextRelax(call, relaxing, now)?.getTime()).toBe(now.getTime() + 20_000);
    expect(reachOf({ ...call, callBackPlan: null }, relaxing, now)).toBe(reaches.any);
  });
  it('of somebody who cannot wait takes anybody from the first moment', () => {
    expect(reachOf(waited(0, 0), relaxing, now)).toBe(reaches.any);
    expect(nextRelax(waited(0, 0), relaxing, now)).toBeNull();
  });
  it('says when it is relaxed next, and nothing when it is already', () => {
    const next = (ms: number): number | undefined => nextRelax(waited(ms), relaxing, now)?.getTime();
    expect([next(0), next(30_000), next(90_000)]).toEqual([now.getTime() + 30_000, now.getTime() + 60_000, undefined]);
  });
  it('is relaxed at once to what somebody on duty can serve at all', () => {
    const reach = (...onDuty: Language[][]): number =>
      reachFor(
        plain,
        reaches.own,
        onDuty.map((languages) => able(languages)),
      );
    expect([reach(['ur'], ['pa']), reach(['ur'], ['en']), reach(['en']), reach()]).toEqual([0, 1, 5, 5]);
  });
});

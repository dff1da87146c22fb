import { expect, it } from 'vitest';
import { soak } from '../../scripts/soak/soak.ts';

// `npm run soak` is the long form, which also judges memory and the keys of Redis.
it('accounts for every contact of some busy seconds, and leaves nothing behind in Redis', { timeout: 240_000 }, async () => {
  const options = { seconds: 12, rate: 2, agents: 12 };
  const looks: number[] = [];
  const { tally, wrongs, judged } = await soak(options, {
    say: () => undefined,
    show: ({ waiting }) => looks.push(waiting),
    everyMs: 5_000,
  });
  expect(wrongs, JSON.stringify(tally.counts)).toEqual([]);
  for (const act of ['opened', 'offered', 'accepted', 'closed']) expect(tally.of(act), act).toBeGreaterThan(0);
  expect(looks.length).toBeGreaterThan(1);
  expect(judged).toEqual([]);
});

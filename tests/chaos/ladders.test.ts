import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { ladders } from './ladders/ladders.ts';

// `npm run chaos -- --ladders 5` is the long form, which also holds every step to five seconds; CHAOS_SEED runs a seed again.
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));

it(
  `skips no step of a ladder and leaves nobody unpaged while workers, a web node, the store and Redis are killed at each of its steps (seed ${seed})`,
  { timeout: 420_000 },
  async () => {
    const { wrongs, late, hits, waves } = await ladders({ seed, rounds: 1, redisMs: 6_000 });
    expect(wrongs).toEqual([]);
    // Aimed at are five seconds; the machine may be busy.
    for (const [what, ms] of Object.entries(late)) expect(ms, `${what} was late by`).toBeLessThan(30_000);
    // Not a run in which nothing was hit.
    for (const { fault, at } of hits) expect(at.length, `${fault}, with ladders at ${at.join(' ')}`).toBeGreaterThanOrEqual(3);
    expect([...new Set(hits.flatMap(({ at }) => at))].sort()).toEqual(['0', '1', '2', '3', '4', 'goes']);
    expect(waves).toBeGreaterThan(60);
  },
);

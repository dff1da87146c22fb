import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStage, type Stage } from '#tests/support/ladder-sim/run-table.ts';
import { walk, walks, type Walk } from '#tests/support/ladder-sim/walk.ts';

// LADDER_SEED goes the same walks again; LADDER_WALKS says how many, eight ladders each.
const seed = Number(process.env['LADDER_SEED'] ?? randomInt(2 ** 31));
const numRuns = Number(process.env['LADDER_WALKS'] ?? 10);

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ nodes: 2 });
});
afterAll(() => stage.world.stop());

it(
  `keeps every promise on ${numRuns} walks of eight ladders each, whatever people, providers and nodes do (seed ${seed})`,
  { timeout: 60_000 + numRuns * 20_000 },
  async () => {
    const holds = async (one: Walk): Promise<void> => {
      expect(await walk(stage, one)).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(walks, holds), { seed, numRuns, endOnFailure: true });
  },
);

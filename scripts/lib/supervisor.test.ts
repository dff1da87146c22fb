import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createSupervisor } from './supervisor.mjs';

/** A real process that ends by itself after some ms, as a part. */
const dying = (ms: number, started: { times: number }) => ({
  name: 'The part',
  graceMs: 1000,
  start: async () => {
    started.times += 1;
    const process_ = spawn(process.execPath, ['-e', `setTimeout(() => process.exit(3), ${ms})`]);
    const exited = once(process_, 'exit').then(([code]) => ({ code: code as number | null, signal: null }));
    let alive = true;
    void exited.then(() => (alive = false));
    return {
      process: process_,
      exited,
      isAlive: () => alive,
      stop: async () => {
        process_.kill();
        return exited;
      },
    };
  },
});

const outcomeOf = async (options: { hopeless?: () => string | null; maxDeaths: number }) => {
  const started = { times: 0 };
  const supervisor = createSupervisor({ parts: [dying(20, started) as never], say: () => undefined, firstPauseMs: 1, ...options });
  await supervisor.start();
  return { why: await supervisor.ended, times: started.times };
};

describe('a part that dies', () => {
  it('is started again, and ends the whole with a sentence when it dies too often', async () => {
    const { why, times } = await outcomeOf({ maxDeaths: 2 });
    expect(times).toBe(3);
    expect(why).toMatch(/^The part broke 3 times .* \(last: The part ended \(code 3\)\)/);
  });

  it('ends the whole at once when trying again is no use, with the reason', async () => {
    const { why, times } = await outcomeOf({ maxDeaths: 2, hopeless: () => 'The disk is full.' });
    expect({ why, times }).toEqual({ why: 'The disk is full.', times: 1 });
  });
});

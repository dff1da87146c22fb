import { z } from 'zod';
import { defineRoute } from '../kernel/route.ts';
import { moment } from '../kernel/text.ts';

/**
 * How far a self-test of urgent dispatch came before it got stuck: the dispatch was not written, its page was not written, the page was not
 * handed over, the device gave no receipt, the acknowledgement did not come through.
 */
export const selfTestPartSchema = z.enum(['open', 'write', 'handOver', 'receive', 'acknowledge']);
export type SelfTestPart = z.infer<typeof selfTestPartSchema>;

/** A self-test that came through: when, and its times in milliseconds from the opening of its dispatch. */
export const provenSchema = z.object({
  at: moment,
  handedMs: z.number().int(),
  receivedMs: z.number().int(),
  acknowledgedMs: z.number().int(),
});

/** How paging was last proven. */
export const selfTestViewSchema = z.object({
  /** How often it is proven, in seconds. */
  everySeconds: z.number().int().positive(),
  /** When this installation began to prove it. */
  since: moment.nullable(),
  proven: provenSchema.nullable(),
  /** Where the latest one got stuck, when it did. */
  stuck: z.object({ at: moment, part: selfTestPartSchema }).nullable(),
});
export type SelfTestView = z.infer<typeof selfTestViewSchema>;

/** What supervisors see of the self-test. */
export const selfTestApi = {
  now: defineRoute({
    method: 'get',
    path: '/api/dispatch/self-test',
    summary: 'When paging was last proven from end to end, and where it got stuck; null where the self-test is switched off',
    answer: z.object({ selfTest: selfTestViewSchema.nullable() }),
  }),
};

// One may fail and the next be late before it is said to have stopped.
const staleAfter = 2.5;

/** Since when paging counts as no longer proven, in epoch milliseconds; null while nobody has begun to prove it. */
export function unprovenFrom({ everySeconds, since, proven }: SelfTestView): number | null {
  const last = proven?.at ?? since;
  return last === null ? null : Date.parse(last) + staleAfter * everySeconds * 1000;
}

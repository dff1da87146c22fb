import { z } from 'zod';
import { commandId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { channelSchema } from './channels.ts';
import { policyKindSchema, policyRulesSchema } from './policy-rules.ts';

/** One edition of a policy: what was set (null: as shipped), why, by whom and when. */
export const policyEditionSchema = z.object({
  revision: z.number().int(),
  rules: policyRulesSchema.nullable(),
  note: z.string(),
  by: z.object({ staffId, name: bilingualSchema.nullable() }),
  at: moment,
});
export type PolicyEdition = z.infer<typeof policyEditionSchema>;

/** How dispatches of a kind look for somebody now, and the ways to reach people that there are here. `revision` is 0 while nobody has set anything; the latest editions come first. */
export const policyViewSchema = z.object({
  kind: policyKindSchema,
  ways: z.array(channelSchema),
  revision: z.number().int(),
  rules: policyRulesSchema,
  shipped: policyRulesSchema,
  editions: z.array(policyEditionSchema),
});
export type PolicyView = z.infer<typeof policyViewSchema>;

/** How dispatches look for somebody. */
export const policyApi = {
  all: defineRoute({
    method: 'get',
    path: '/api/dispatch-policies',
    summary: 'The policies by which new dispatches look for somebody, with their editions',
    answer: z.object({ policies: z.array(policyViewSchema) }),
  }),
  set: defineRoute({
    method: 'put',
    path: '/api/dispatch-policies/:kind',
    summary:
      'Set the policy of new dispatches (null: as shipped), with a reason; refused with `policyUnsafe` when it could end in nobody, and with `policyChanged` when `revision` is not the latest any more',
    params: z.strictObject({ kind: policyKindSchema }),
    body: z.strictObject({
      commandId,
      revision: z.number().int().min(0),
      rules: policyRulesSchema.nullable(),
      note: freeText(300, 1),
    }),
    answer: policyViewSchema,
  }),
};

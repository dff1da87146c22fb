import { z } from 'zod';

/** An error answer after RFC 9457; `code` is stable and is what screens translate. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  /** Which fields were refused and why (only for `badRequest`). */
  fields: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
  /** Facts a screen needs to explain the refusal, for instance what is missing before a close. */
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Error codes the platform itself answers with; domains add their own. */
export type PlatformErrorCode =
  'badRequest' | 'notSignedIn' | 'notAllowed' | 'notFound' | 'conflict' | 'tooLarge' | 'tooMany' | 'unavailable' | 'outdated' | 'internal';

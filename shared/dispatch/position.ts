import { z } from 'zod';
import { moment } from '../kernel/text.ts';

/** Where a phone is: degrees (WGS 84), how far off that may be in metres, and when the phone found it. */
export const fixSchema = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracyM: z.number().min(0).max(100_000),
  at: moment,
});
export type Fix = z.infer<typeof fixSchema>;

/** Where whoever goes is, as they share it on the way; metres since the position before (null for the first), and on the whole way. */
export const positionViewSchema = z.object({ ...fixSchema.shape, movedM: z.number().nullable(), wayM: z.number() });
export type PositionView = z.infer<typeof positionViewSchema>;

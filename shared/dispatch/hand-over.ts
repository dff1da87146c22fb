import { z } from 'zod';
import { freeText } from '../kernel/text.ts';

/** The side of the square that a signature is drawn in; points are whole numbers in it. */
export const signatureSide = 1000;
/** So many points hold any name, and are little enough for a document of the store. */
export const mostPoints = 1500;
/** So many lines, and so many numbers in one of them. */
export const mostLines = 60;
export const longestLine = 1000;

const point = z.number().int().min(0).max(signatureSide);
/** A signature as lines of points x, y, x, y … */
export const signatureSchema = z
  .array(z.array(point).min(2).max(longestLine))
  .max(mostLines)
  .refine((lines) => lines.every((line) => line.length % 2 === 0), 'has half a point')
  .refine((lines) => lines.reduce((sum, line) => sum + line.length / 2, 0) <= mostPoints, 'has too many points');
export type Signature = z.infer<typeof signatureSchema>;

/** Who received the child, by the officer's word, and what they signed with a finger; an empty signature was not given. */
export const handOverSchema = z.strictObject({ name: freeText(120, 1), position: freeText(160), signature: signatureSchema });
export type HandOver = z.infer<typeof handOverSchema>;

/** One line of a signature as a path; a point alone is a dot. */
export function pathOf(line: readonly number[]): string {
  const points = Array.from({ length: line.length / 2 }, (_, i) => `${line[2 * i] ?? 0} ${line[2 * i + 1] ?? 0}`);
  return `M${points.join('L')}${points.length === 1 ? 'h1' : ''}`;
}

import { longestLine, mostLines, mostPoints, signatureSide, type Signature } from '#shared/dispatch/hand-over.ts';

// Closer points show nothing more at the size in which a signature is looked at.
const nearest = 8;
const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));

/** The signature with one more point, in a new line or at the end of the last; the same one when the point adds nothing or no more fit. */
export function addPoint(signature: Signature, x: number, y: number, isNew: boolean): Signature {
  const [px, py] = [clamp(x, signatureSide), clamp(y, signatureSide / 2)];
  const last = signature.at(-1);
  const points = signature.reduce((sum, line) => sum + line.length / 2, 0);
  if (points >= mostPoints) return signature;
  if (isNew || !last) return signature.length < mostLines ? [...signature, [px, py]] : signature;
  const isNear = Math.hypot(px - (last.at(-2) ?? 0), py - (last.at(-1) ?? 0)) < nearest;
  return isNear || last.length + 2 > longestLine ? signature : [...signature.slice(0, -1), [...last, px, py]];
}

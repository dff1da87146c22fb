// GSM 03.38: the basic characters take one septet each, those of the extension table two.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '\f^{}\\[~]|€';

/** How a text travels as SMS: in which alphabet, how many units (septets, or 16-bit units of UCS-2) it takes, and in how many segments. */
export type Segments = { readonly coding: 'gsm7' | 'ucs2'; readonly units: number; readonly segments: number };

/** Counts the segments of a text, as a network bills and splits it. */
export function smsSegments(text: string): Segments {
  const sizes = [...text].map((one) => (basic.includes(one) ? 1 : extended.includes(one) ? 2 : 0));
  if (!sizes.includes(0)) return { coding: 'gsm7', units: sum(sizes), segments: count(sizes, 160, 153) };
  const wide = [...text].map((one) => one.length);
  return { coding: 'ucs2', units: sum(wide), segments: count(wide, 70, 67) };
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);

// What takes two units is never cut in two, so a segment may stay one short.
function count(sizes: readonly number[], alone: number, among: number): number {
  if (sum(sizes) <= alone) return 1;
  let [segments, used] = [1, 0];
  for (const size of sizes) {
    if (used + size > among) [segments, used] = [segments + 1, 0];
    used += size;
  }
  return segments;
}

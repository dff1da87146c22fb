import { metresBetween, type Point } from '#shared/dispatch/distance.ts';

/** A position as the phone found it; `at` by the server's clock, in epoch milliseconds. */
export type Found = Point & { readonly accuracyM: number; readonly at: number };

/** Nothing is sent more often, and nothing less often while the page is open, in milliseconds: each costs 2G and the battery. */
export const leastMs = 20_000;
export const mostMs = 120_000;

// What is nearer is inexactness; where the phone is very inexact, so much counts as moved all the same, in metres.
const movedM = { least: 20, most: 200 };

/** Whether a position is worth sending after the last one that was sent. */
export function isWorth(found: Found, last: Found | null, now: number): boolean {
  if (!last) return true;
  const inexact = Math.min(movedM.most, Math.max(movedM.least, found.accuracyM));
  return now - last.at >= mostMs || metresBetween(found, last) > inexact;
}

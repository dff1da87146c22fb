import type { Proof, ReachFields } from './reach.model.ts';

/** What was proven holds for one shift: so many milliseconds (16 h, the longest shift with its way there and back). */
export const shiftMs = 16 * 3_600_000;
/** A later proof within so many milliseconds is not worth a write. */
const freshMs = 60_000;

/** At most so many devices: somebody's phone, the one before, a tablet, and room for mistakes. */
export const maxDevices = 5;

type Reach = Pick<ReachFields, 'phone' | 'phoneVerifiedAt' | 'devices' | 'proofs'>;

/** When a way was last shown to work: by a code, a receipt or an answer; null when never. */
export function provenAt({ proofs }: Pick<Reach, 'proofs'>, of: string): Date | null {
  return proofs.find((proof) => proof.of === of)?.at ?? null;
}

/** The latest proof of each way that still holds for this shift, or null. */
export function provenNow(reach: Reach, now: Date): { push: Date | null; sms: Date | null } {
  const holds = (at: Date | null): at is Date => at !== null && now.getTime() - at.getTime() < shiftMs;
  const pushes = reach.devices.map(({ id }) => provenAt(reach, id)).filter(holds);
  const sms = reach.phone && reach.phoneVerifiedAt ? provenAt(reach, 'sms') : null;
  return {
    push: pushes.length > 0 ? new Date(Math.max(...pushes.map((at) => at.getTime()))) : null,
    sms: holds(sms) ? sms : null,
  };
}

/** The proofs with one more; null when the one that is there is as good. */
export function withProof(proofs: readonly Proof[], of: string, at: Date): Proof[] | null {
  const known = proofs.find((proof) => proof.of === of);
  if (known && at.getTime() - known.at.getTime() < freshMs) return null;
  return [...withoutProof(proofs, of), { of, at }];
}

/** The proofs without those of a way that is no more. */
export const withoutProof = (proofs: readonly Proof[], of: string): Proof[] => proofs.filter((proof) => proof.of !== of);

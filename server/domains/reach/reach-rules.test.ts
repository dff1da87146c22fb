import { describe, expect, it } from 'vitest';
import { provenNow, withProof } from './reach-rules.ts';

const now = new Date('2026-03-01T20:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const device = { id: 'd1', label: 'phone', endpoint: '', p256dh: '', auth: '', addedAt: '' };
const phone = { number: '+923001234567', language: 'ur' as const };

describe('what was proven', () => {
  it('holds for a shift of sixteen hours and no longer', () => {
    const of = (hours: number) =>
      provenNow(
        {
          phone,
          phoneVerifiedAt: ago(500),
          devices: [device],
          proofs: [
            { of: 'd1', at: ago(hours) },
            { of: 'sms', at: ago(hours) },
          ],
        },
        now,
      );
    expect(of(15.9)).toEqual({ push: ago(15.9), sms: ago(15.9) });
    expect(of(16)).toEqual({ push: null, sms: null });
  });

  it('counts only for a device and a number that are still there', () => {
    const proofs = [
      { of: 'd1', at: ago(1) },
      { of: 'sms', at: ago(1) },
    ];
    expect(provenNow({ phone: null, phoneVerifiedAt: null, devices: [], proofs }, now)).toEqual({ push: null, sms: null });
  });

  it('by any device is enough, and the latest tells', () => {
    const devices = [device, { ...device, id: 'd2' }];
    const proofs = [
      { of: 'd1', at: ago(30) },
      { of: 'd2', at: ago(2) },
    ];
    expect(provenNow({ phone: null, phoneVerifiedAt: null, devices, proofs }, now).push).toEqual(ago(2));
  });

  it('is not written anew within a minute', () => {
    const proofs = [{ of: 'sms', at: new Date(now.getTime() - 59_000) }];
    expect(withProof(proofs, 'sms', now)).toBeNull();
    expect(withProof(proofs, 'd1', now)).toHaveLength(2);
    expect(withProof([{ of: 'sms', at: ago(1) }], 'sms', now)).toEqual([{ of: 'sms', at: now }]);
  });
});

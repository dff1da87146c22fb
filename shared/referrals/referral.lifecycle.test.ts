import { describe, expect, it } from 'vitest';
import { deskSteps, isOpen, isUnanswered, referralLifecycle as life, type ReferralState, type ReferralStep } from './referral.lifecycle.ts';

const walk = (...steps: ReferralStep[]): ReferralState | undefined =>
  steps.reduce<ReferralState | undefined>((state, step) => state && life.next(state, step), 'sent');

describe('a referral', () => {
  it('goes from sent to closed by six steps in order, and by no shorter way', () => {
    const steps = ['deliver', 'acknowledge', 'accept', 'startService', 'complete', 'close'] as const;
    expect(walk(...steps)).toBe('closed');
    for (const left of steps) expect(walk(...steps.filter((step) => step !== left)), `without ${left}`).not.toBe('closed');
  });

  it('cannot be answered by a desk that has not opened it', () => {
    expect(life.allowed('sent')).toEqual(['deliver', 'revoke']);
  });

  it.each(['delivered', 'acknowledged', 'accepted'] as const)('can be declined, or met with no capacity, while %s', (state) => {
    expect(life.next(state, 'decline')).toBe('declined');
    expect(life.next(state, 'noCapacity')).toBe('noCapacity');
  });

  it('is no longer declined once the service runs', () => {
    expect(life.next('inService', 'decline')).toBeUndefined();
    expect(life.next('inService', 'noCapacity')).toBeUndefined();
  });

  it('is closed only after the desk claimed completion, and an unconfirmed claim goes back into service', () => {
    expect(life.states.filter((state) => life.next(state, 'close'))).toEqual(['completed']);
    expect(life.next('completed', 'return')).toBe('inService');
  });

  it('can be revoked whenever it is open, and never after', () => {
    for (const state of life.states) expect(life.next(state, 'revoke') !== undefined, state).toBe(isOpen(state));
  });

  it('ends for good when closed, declined, without capacity or revoked', () => {
    for (const state of ['closed', 'declined', 'noCapacity', 'revoked'] as const) expect(life.allowed(state)).toEqual([]);
  });

  it('is answered from acceptance on', () => {
    expect(life.states.filter(isUnanswered)).toEqual(['sent', 'delivered', 'acknowledged']);
  });

  it('leaves closing, returning and revoking to the helpline', () => {
    for (const step of ['close', 'return', 'revoke', 'deliver']) expect(deskSteps).not.toContain(step);
  });

  it('cannot have its table changed', () => {
    expect(() => Object.assign(life.steps, { jump: { from: ['sent'], to: 'closed' } })).toThrow(TypeError);
  });
});

import { describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { createGuesses, showingBehind } from './guesses.ts';

const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
const from = (address: string, shown?: string) => ({ address, shown });
const guess = (door: ReturnType<typeof createGuesses>, times: number, address: string) => {
  for (let i = 0; i < times; i += 1) door.refused(from(address, `wrong ${i}`));
};

describe('the door', () => {
  it('turns away who guessed too often, nobody elsewhere, and forgets it after five minutes', () => {
    const door = createGuesses(clock, 20);
    guess(door, 19, '10.0.0.1');
    expect(door.mayKnock(from('10.0.0.1', 'another'))).toBe(true);
    guess(door, 1, '10.0.0.1');
    expect(door.mayKnock(from('10.0.0.1', 'another'))).toBe(false);
    expect(door.mayKnock(from('10.0.0.1'))).toBe(false);
    expect(door.mayKnock(from('10.0.0.2', 'another'))).toBe(true);
    clock.advance(5 * 60_000);
    expect(door.mayKnock(from('10.0.0.1', 'another'))).toBe(true);
  });

  it('lets a child whose code was right go on whatever a neighbour guesses', () => {
    const door = createGuesses(clock, 20);
    door.right('mine');
    guess(door, 50, '10.0.0.1');
    expect(door.mayKnock(from('10.0.0.1', 'mine'))).toBe(true);
    expect(door.mayKnock(from('10.0.0.1', 'not mine'))).toBe(false);
  });

  it('turns away a right code too that knocks where it may not', () => {
    const door = createGuesses(clock, 20);
    door.right('mine');
    for (let i = 0; i < 20; i += 1) door.refused(from('10.0.0.1', 'mine'));
    expect(door.mayKnock(from('10.0.0.9', 'mine'))).toBe(false);
    expect(door.mayKnock(from('10.0.0.1', 'another'))).toBe(true);
  });

  it('takes one network of version 6 for one address', () => {
    const door = createGuesses(clock, 20);
    guess(door, 20, '2001:db8:1:1::1');
    expect(door.mayKnock(from('2001:db8:1:1::2'))).toBe(false);
    expect(door.mayKnock(from('2001:db8:9:1::1'))).toBe(true);
  });
});

describe('the address of a handshake', () => {
  const headers = { 'x-forwarded-for': '6.6.6.6, 10.0.0.1,10.0.0.2' };
  it.each([
    [0, '127.0.0.1'],
    [1, '10.0.0.2'],
    [2, '10.0.0.1'],
    [5, '6.6.6.6'],
  ])('behind %i proxies is the one that the outermost of them saw', (proxies, address) => {
    expect(showingBehind(proxies, 'muhafiz')({ headers, address: '127.0.0.1', auth: {} }).address).toBe(address);
  });
});

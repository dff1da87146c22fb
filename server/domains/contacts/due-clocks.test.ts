import { expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import type { Contact } from './contacts.model.ts';
import { createDueClocks } from './due-clocks.ts';

const now = new Date('2026-03-01T10:00:00Z');
const contact = (id: string): Contact => ({ _id: id }) as Contact;

it('looks once for all kinds of clocks, counts what they did, and goes on when one fails', async () => {
  const looks: Date[] = [];
  const contacts = {
    due: async (at: Date) => {
      looks.push(at);
      return ['a', 'b', 'c'].map(contact);
    },
    nextDue: async () => null,
  };
  const clocks = createDueClocks({ contacts, clock: createManualClock(now) });
  const ran: string[] = [];
  const kind =
    (name: string, fits: string[], fails = '') =>
    async ({ _id }: Contact): Promise<boolean> => {
      ran.push(`${name} ${_id}`);
      if (_id === fails) throw new Error(`${name} ${_id} failed`);
      return fits.includes(_id);
    };
  clocks.whenDue(kind('offer', ['a', 'c']));
  clocks.whenDue(kind('help', ['a']));
  expect(await clocks.doDue()).toBe(3);
  expect(looks).toEqual([now]);
  clocks.whenDue(kind('ask', [], 'a'));
  ran.length = 0;
  await expect(clocks.doDue()).rejects.toThrow('ask a failed');
  expect(ran).toHaveLength(9);
});

it('wants to look again when the next clock runs out, those that run out together at once', async () => {
  let next: Date | null = null;
  const clock = createManualClock(now);
  const clocks = createDueClocks({ contacts: { due: async () => [], nextDue: async () => next }, clock });
  const sooner = async (ms: number | null): Promise<number> => {
    next = ms === null ? null : new Date(now.getTime() + ms);
    await clocks.doDue();
    return clocks.soonerMs();
  };
  expect(await sooner(null)).toBe(Infinity);
  expect(await sooner(700)).toBe(700);
  expect(await sooner(3)).toBe(100);
  clock.advance(5_000);
  expect(clocks.soonerMs()).toBe(100);
});

it('waits as usual for the next look when the store did not answer, however long the last clock has run out', async () => {
  let isAway = false;
  const clock = createManualClock(now);
  const nextDue = async (): Promise<Date> => {
    if (isAway) throw new Error('the store is away');
    return new Date(now.getTime() + 700);
  };
  const clocks = createDueClocks({ contacts: { due: async () => [], nextDue }, clock });
  await clocks.doDue();
  clock.advance(1_000);
  isAway = true;
  await expect(clocks.doDue()).rejects.toThrow('away');
  expect(clocks.soonerMs()).toBe(Infinity);
});

it('looks again at once when there are more than one look brings', async () => {
  const many = Array.from({ length: 200 }, (_, i) => contact(String(i)));
  const looks = [many, many.slice(0, 7)];
  const clocks = createDueClocks({
    contacts: { due: async () => looks.shift() ?? [], nextDue: async () => null },
    clock: createManualClock(now),
  });
  clocks.whenDue(async () => true);
  expect(await clocks.doDue()).toBe(200);
  expect(clocks.soonerMs()).toBe(100);
  expect(await clocks.doDue()).toBe(7);
  expect(clocks.soonerMs()).toBe(Infinity);
});

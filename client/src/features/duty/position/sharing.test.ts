import { describe, expect, it } from 'vitest';
import { createSharing } from './sharing.ts';
import type { Found } from './pace.ts';

const start = Date.parse('2026-03-12T07:00:00.000Z');
const isPassing = (error: unknown) => (error as Error).message === 'offline';

/** A phone on a clock of the test's, whose server answers as told: `on`, `off` (it came too late), or an error. */
function phone(hasGeolocation = true) {
  const log: string[] = [];
  const kept: boolean[] = [];
  let at = start;
  let take: PositionCallback | null = null;
  let failed: PositionErrorCallback | null | undefined = null;
  const answers: (boolean | Error | Promise<boolean>)[] = [];
  const geolocation = {
    watchPosition: (done: PositionCallback, wrong?: PositionErrorCallback | null) => {
      [take, failed] = [done, wrong];
      return 0;
    },
    getCurrentPosition: () => void log.push('asked'),
    clearWatch: () => void (take = null),
  };
  const sharing = createSharing({
    ...{ isPassing, now: () => at, geolocation: hasGeolocation ? geolocation : null },
    remember: (on) => void kept.push(on),
    send: async (found: Found | null) => {
      log.push(found ? `${found.lat} ${found.lon} ±${found.accuracyM} of ${(found.at - start) / 1000}` : 'null');
      const answer = await (answers.shift() ?? found !== null);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    ...{ log, kept, answers, sharing, settle },
    isWatched: () => take !== null,
    find: async (latitude: number, longitude = 74.3, accuracy = 10) => {
      take?.({ coords: { latitude, longitude, accuracy }, timestamp: 0 } as GeolocationPosition);
      await settle();
    },
    fail: async (code: number) => {
      failed?.({ code } as GeolocationPositionError);
      await settle();
    },
    /** Lets so many seconds pass, and the page look. */
    wait: async (seconds: number) => {
      for (let passed = 0; passed < seconds; passed += 2) {
        at += 2_000;
        await sharing.tick();
      }
    },
  };
}

describe('sharing where a phone is', () => {
  it('is off until it is switched on, and sends the first position at once, by the server’s clock', async () => {
    const one = phone();
    await one.wait(60);
    expect(one.isWatched()).toBe(false);
    one.sharing.turnOn();
    await one.find(31.5200049);
    expect(one.log).toEqual(['31.52 74.3 ±10 of 60']);
    expect(one.sharing.state()).toMatchObject({ on: true, toldAt: start + 60_000, trouble: null });
  });

  it('sends at most every 20 s, the newest of what was found, and only when it has moved', async () => {
    const one = phone();
    one.sharing.turnOn();
    await one.find(31.52);
    await one.find(31.53);
    await one.wait(10);
    await one.find(31.54);
    await one.wait(8);
    expect(one.log).toHaveLength(1);
    await one.wait(2);
    expect(one.log.slice(1)).toEqual(['31.54 74.3 ±10 of 10']);
    await one.find(31.54005);
    await one.wait(60);
    expect(one.log).toHaveLength(2);
  });

  it('sends what has not moved after two minutes, and asks a silent phone anew', async () => {
    const one = phone();
    one.sharing.turnOn();
    await one.find(31.52);
    await one.wait(118);
    expect(one.log).toHaveLength(1);
    await one.wait(4);
    expect(one.log.slice(1)).toEqual(['asked']);
    await one.find(31.52);
    await one.wait(20);
    expect(one.log.at(-1)).toBe('31.52 74.3 ±10 of 122');
  });

  it('tries again without a network, with what is newest then', async () => {
    const one = phone();
    one.answers.push(new Error('offline'), new Error('offline'));
    one.sharing.turnOn();
    await one.find(31.52);
    await one.wait(20);
    await one.find(31.6);
    await one.wait(20);
    expect(one.log.map((line) => line.split(' ')[0])).toEqual(['31.52', '31.52', '31.6']);
    expect(one.sharing.state()).toMatchObject({ on: true, trouble: null });
  });

  it('stops at once when it is switched off, and tells the server until it knows', async () => {
    const one = phone();
    one.sharing.turnOn();
    await one.find(31.52);
    one.answers.push(new Error('offline'));
    one.sharing.turnOff();
    await one.settle();
    expect(one.isWatched()).toBe(false);
    expect(one.sharing.state()).toMatchObject({ on: false, offWaits: true, toldAt: null });
    await one.wait(6);
    expect(one.sharing.state().offWaits).toBe(false);
    await one.wait(60);
    expect(one.log.slice(1)).toEqual(['null', 'null']);
    expect(one.kept.at(-1)).toBe(false);
  });

  it('is told off after a position that was on its way', async () => {
    const one = phone();
    let arrive = (_: boolean): void => undefined;
    one.answers.push(new Promise((resolve) => (arrive = resolve)));
    one.sharing.turnOn();
    await one.find(31.52);
    one.sharing.turnOff();
    expect(one.log).toHaveLength(1);
    arrive(true);
    await one.settle();
    await one.settle();
    expect(one.log.slice(1)).toEqual(['null']);
    expect(one.sharing.state()).toMatchObject({ on: false, offWaits: false, toldAt: null });
  });

  it('says plainly what is missing: no permission, nothing found, no such browser', async () => {
    const one = phone();
    one.sharing.turnOn();
    await one.fail(2);
    expect(one.sharing.state()).toMatchObject({ on: true, trouble: 'noFix' });
    await one.find(31.52);
    expect(one.sharing.state()).toMatchObject({ on: true, trouble: null });
    await one.fail(1);
    expect(one.sharing.state()).toMatchObject({ on: false, trouble: 'denied' });
    expect(one.isWatched()).toBe(false);
    const old = phone(false);
    old.sharing.turnOn();
    expect(old.sharing.state()).toMatchObject({ on: false, trouble: 'notHere' });
  });

  it('ends by the server’s word, and is not told again', async () => {
    const one = phone();
    one.sharing.turnOn();
    one.answers.push(new Error('notOnTheWay'));
    await one.find(31.52);
    await one.wait(40);
    expect(one.log).toHaveLength(1);
    expect(one.isWatched()).toBe(false);
    expect(one.sharing.state()).toMatchObject({ on: false, trouble: 'ended', offWaits: false });
  });

  it('asks for a new position where the server takes the one it has for an old one', async () => {
    const one = phone();
    one.answers.push(false);
    one.sharing.turnOn();
    await one.find(31.52);
    expect(one.log.slice(1)).toEqual(['asked']);
    expect(one.sharing.state()).toMatchObject({ on: true, toldAt: null });
  });
});

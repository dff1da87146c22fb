import { isWorth, leastMs, mostMs, type Found } from './pace.ts';

/** Why nothing is shared although it was wanted: not allowed, not found (yet), or over by the server's word. */
type Trouble = 'denied' | 'noFix' | 'notHere' | 'ended';
export type SharingState = {
  readonly on: boolean;
  readonly trouble: Trouble | null;
  /** When the server last had a position, by its clock in epoch milliseconds. */
  readonly toldAt: number | null;
  /** It is off here, and the server does not know yet. */
  readonly offWaits: boolean;
};

type Options = {
  /** Null where the browser has none. */
  readonly geolocation: Pick<Geolocation, 'watchPosition' | 'getCurrentPosition' | 'clearWatch'> | null;
  /** Tells the server, or with null switches off; gives whether it is shared now. Rejects when it could not be told. */
  readonly send: (found: Found | null) => Promise<boolean>;
  /** True for a failure after which it is worth telling again. */
  readonly isPassing: (error: unknown) => boolean;
  /** Keeps that it is on, so that a page that was closed for a moment goes on. */
  readonly remember: (on: boolean) => void;
  /** The server's time in epoch milliseconds. */
  readonly now: () => number;
};

const precise = { enableHighAccuracy: true, maximumAge: 0, timeout: 60_000 } as const;
const denied = 1;
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

export type Sharing = ReturnType<typeof createSharing>;

/** Watches where the phone is while it is switched on, and tells the server the latest of it, one message at a time. */
export function createSharing({ geolocation, send, isPassing, remember, now }: Options) {
  const listeners = new Set<() => void>();
  let state: SharingState = { on: false, trouble: null, toldAt: null, offWaits: false };
  let latest: Found | null = null;
  let sent: Found | null = null;
  let triedAt = -Infinity;
  let running = false;
  let watching: number | null = null;

  function become(part: Partial<SharingState>): void {
    state = { ...state, ...part };
    listeners.forEach((listener) => listener());
  }

  function turnOn(): void {
    if (!geolocation) return become({ trouble: 'notHere' });
    remember(true);
    [latest, sent, triedAt] = [null, null, -Infinity];
    watching ??= geolocation.watchPosition(take, failed, precise);
    become({ on: true, trouble: null, offWaits: false, toldAt: null });
  }
  /** Stops at once; the server is told now, or as soon as it can be. */
  function turnOff(trouble: Trouble | null = null): void {
    remember(false);
    unwatch();
    become({ on: false, trouble, toldAt: null, offWaits: state.on && trouble !== 'ended' });
    triedAt = -Infinity;
    void tick();
  }
  function unwatch(): void {
    if (watching !== null) geolocation?.clearWatch(watching);
    watching = null;
    latest = null;
  }

  function take({ coords }: GeolocationPosition): void {
    if (!state.on) return;
    // Only new positions are asked for, and the clocks of a phone and of what finds it may both be wrong.
    const accuracyM = Math.min(100_000, Math.round(coords.accuracy));
    latest = { lat: round(coords.latitude), lon: round(coords.longitude), accuracyM, at: now() };
    if (state.trouble) become({ trouble: null });
    void tick();
  }
  function failed({ code }: Pick<GeolocationPositionError, 'code'>): void {
    if (!state.on) return;
    if (code === denied) turnOff('denied');
    else become({ trouble: 'noFix' });
  }

  /** Does what is due; called every few seconds. */
  async function tick(): Promise<void> {
    if (running) return;
    running = true;
    try {
      if (state.offWaits) await tellOff();
      else if (state.on) await tellWhere();
    } catch (error) {
      if (!isPassing(error)) refused();
    } finally {
      running = false;
    }
    // It was switched off while a position was on its way.
    if (state.offWaits && triedAt === -Infinity) await tick();
  }
  async function tellOff(): Promise<void> {
    if (now() - triedAt < leastMs / 4) return;
    triedAt = now();
    await send(null);
    if (!state.on) become({ offWaits: false });
  }
  async function tellWhere(): Promise<void> {
    const at = now();
    if (at - triedAt < leastMs) return;
    // A phone that lies still may say nothing by itself.
    if (latest && at - latest.at >= mostMs) return askAnew(at);
    const found = latest;
    if (!found || !isWorth(found, sent, at)) return;
    triedAt = at;
    remember(true);
    const isOn = await send(found);
    if (!state.on || latest === null) return;
    // To the server it was found before it was switched off the last time.
    if (!isOn) return askAnew(at);
    sent = found;
    become({ toldAt: now() });
  }
  function askAnew(at: number): void {
    triedAt = at;
    geolocation?.getCurrentPosition(take, failed, precise);
  }
  function refused(): void {
    if (state.offWaits) become({ offWaits: false });
    else if (state.on) turnOff('ended');
  }

  return {
    ...{ turnOn, turnOff, tick },
    /** The page goes elsewhere: nothing is watched any more. */
    leave: () => {
      if (state.on) turnOff();
    },
    state: (): SharingState => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

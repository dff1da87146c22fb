import { useEffect, useState, useSyncExternalStore } from 'react';
import { now } from '../../../lib/clock.ts';
import type { Found } from './pace.ts';
import { createSharing } from './sharing.ts';
import type { Ways } from './ways.ts';

type Remembered = { dispatchId?: unknown; at?: unknown } | undefined;
// A page that was closed for longer does not go on by itself.
const goesOnMs = 10 * 60_000;
const lookMs = 2_000;

/** The sharing of this phone's position for a task; ends with the part of the page that shows it. */
export function useSharing(dispatchId: string, { tell, isPassing, read, keep }: Ways) {
  const [sharing] = useState(() =>
    createSharing({
      ...{ isPassing, now, geolocation: 'geolocation' in navigator ? navigator.geolocation : null },
      remember: (on) => keep(on ? { dispatchId, at: now() } : null),
      send: (found) => tell(found && fixOf(found)),
    }),
  );
  useEffect(() => {
    const before = read() as Remembered;
    if (before?.dispatchId === dispatchId && now() - Number(before.at) < goesOnMs) sharing.turnOn();
    const timer = setInterval(() => void sharing.tick(), lookMs);
    return () => {
      clearInterval(timer);
      sharing.leave();
    };
  }, [sharing, read, dispatchId]);
  return { ...useSyncExternalStore(sharing.subscribe, sharing.state), turnOn: sharing.turnOn, turnOff: () => sharing.turnOff() };
}

const fixOf = ({ at, ...place }: Found) => ({ ...place, at: new Date(at).toISOString() });

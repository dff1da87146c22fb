import type { Worked } from '#shared/floor/figures.ts';
import { startOfDay } from '#shared/kernel/local-time.ts';
import type { AgentFields } from './agents.model.ts';

type Standing = Pick<AgentFields, 'state' | 'since' | 'load' | 'goneAt' | 'worked'>;

/** How somebody has spent the local day until a moment: the time since they were last changed goes to where they have stood since. */
export function workedUntil({ state, since, load, goneAt, worked }: Standing, now: Date): Worked & { at: Date } {
  const midnight = startOfDay(now).getTime();
  const last = worked ?? { busyMs: 0, freeMs: 0, at: since };
  const { busyMs, freeMs } = last.at.getTime() < midnight ? { busyMs: 0, freeMs: 0 } : last;
  const spent = Math.max(0, now.getTime() - Math.max(last.at.getTime(), midnight));
  const isFree = load === 0 && state === 'ready' && goneAt === null;
  return { busyMs: busyMs + (load > 0 ? spent : 0), freeMs: freeMs + (isFree ? spent : 0), at: now };
}

/** What several people have worked, as one. */
export function workedTogether(agents: readonly Standing[], now: Date): Worked {
  const all = agents.map((agent) => workedUntil(agent, now));
  const sum = (key: keyof Worked): number => all.reduce((ms, one) => ms + one[key], 0);
  return { busyMs: sum('busyMs'), freeMs: sum('freeMs') };
}

import type { Clock } from '#shared/kernel/clock.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { expectedWait, handTime, type Ended } from '#shared/routing/expected-wait.ts';
import type { Line } from '#shared/routing/line.schema.ts';
import type { Among, Contacts, WaitingPort } from '../contacts/index.ts';
import type { Duty, DutyPool } from './duty.ts';
import { closedNow, servingLine, type Lines } from './lines.ts';
import { fitOf, reaches, type Need } from './needs.ts';

type Deps = {
  contacts: Pick<Contacts, 'line'>;
  duty: Pick<Duty, 'last'>;
  lines: Pick<Lines, 'byId'>;
  holding: (lineId: LineId) => Promise<readonly Ended[]>;
  clock: Clock;
};
type LineOf = (id: string) => Line;
type Waiting = Parameters<WaitingPort['outlook']>[0];
/** Those before somebody in line who are served by the same people, and how many they are. */
type Ahead = { need: Need; count: number };

/**
 * An honest wait: how many contacts must end before this place is served, in the hands of those who understand the caller and
 * know the line's subject, or of all who take contacts when nobody does; null when nobody does now.
 */
export function createOutlook({ contacts, duty, lines, holding, clock }: Deps): WaitingPort['outlook'] {
  return async (contact) => {
    const [onDuty, lineOf] = await Promise.all([duty.last(), lines.byId()]);
    const waits = contact.state === 'queued' || contact.state === 'offered';
    const own = lineOf(contact.lineId);
    const closed = waits && contact.rank !== 0 ? closedNow(own, lineOf, clock.now()) : null;
    if (!onDuty.anyone || !waits || closed) return { anyoneOnDuty: onDuty.anyone, waitSeconds: null, closed };
    const [line, ended] = await Promise.all([contacts.line.last(), holding(contact.lineId)]);
    const needs = (one: Among): Need | null => needOf(one, lineOf, clock.now());
    const waitMs = waitOf(contact, line.before(contact), onDuty.pools, needs, ended);
    return { anyoneOnDuty: true, waitSeconds: waitMs && Math.ceil(waitMs / 1_000), closed: null };
  };
}

/** What those who wait in a line with a language ask for; null while nobody serves them. */
function needOf({ lineId, language }: Among, lineOf: LineOf, now: Date): Need | null {
  const line = servingLine(lineOf(lineId), lineOf, now);
  return line && { language, skills: line.skills };
}

function waitOf(
  contact: Waiting,
  before: readonly (Among & { count: number })[],
  pools: readonly DutyPool[],
  needs: (one: Among) => Need | null,
  ended: readonly Ended[],
): number | null {
  const isOwn = ({ lineId, language }: Among): boolean => lineId === contact.lineId && language === contact.language;
  const sum = (rows: readonly { count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);
  const place = sum(before.filter(isOwn)) + 1;
  const others = before
    .filter((one) => !isOwn(one))
    .flatMap((one): Ahead[] => {
      const need = needs(one);
      return need ? [{ need, count: one.count }] : [];
    });
  const serving = servingPools(contact, pools, needs(contact));
  // Whoever serves others as well has a share of their hands for these: as large as these are among all who wait for them.
  const shares = serving.map((pool) => place / (place + sum(others.filter(({ need }) => fitOf(need, pool) <= reaches.shared))));
  const total = (of: (pool: DutyPool) => number): number => serving.reduce((all, pool, i) => all + of(pool) * (shares[i] ?? 0), 0);
  const all = (of: (pool: DutyPool) => number): number => serving.reduce((n, pool) => n + of(pool), 0);
  const handMs = handTime(
    ended,
    all(({ hands }) => hands) /
      Math.max(
        1,
        all(({ agents }) => agents),
      ),
  );
  return expectedWait({ place, free: total(({ free }) => free), hands: total(({ hands }) => hands), handMs });
}

/** Those who serve somebody; whoever needs help now, and whom nobody suits, is served by anybody. */
function servingPools({ rank }: Waiting, pools: readonly DutyPool[], need: Need | null): readonly DutyPool[] {
  const able = rank === 0 || !need ? [] : pools.filter((pool) => fitOf(need, pool) <= reaches.shared);
  return able.length > 0 ? able : pools;
}

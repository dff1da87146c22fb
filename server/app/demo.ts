import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Role } from '#shared/kernel/actor.ts';
import { roundTheClock, type RosterRow } from '#shared/dispatch/roster.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { demoFileSchema, type DemoRoster } from '#shared/places/demonstration.schema.ts';
import { bodiesFileSchema, placesFileSchema } from '#shared/places/place.schema.ts';
import type { Env } from '../config/env.ts';
import type { App } from './compose.ts';

/** A sign-in of the demonstration, shown when the server starts. */
export type SignIn = { role: Role; username: string; password: string };

const seedDir = resolve(import.meta.dirname, '../../scripts/seed');
const readSeed = (name: string): unknown => JSON.parse(readFileSync(join(seedDir, name), 'utf8'));

/** Makes the demonstration organisation on an empty database and tells its sign-ins; never in production. */
export async function seedDemo(env: Env, { places, people, dispatch }: Pick<App, 'places' | 'people' | 'dispatch'>): Promise<SignIn[]> {
  await places.seed(placesFileSchema.parse(readSeed('places.json')).places, bodiesFileSchema.parse(readSeed('bodies.json')).bodies);
  const { staff, roster } = demoFileSchema.parse(readSeed('demo.json'));
  const password = demoPassword(env);
  const there = new Map((await people.list()).map((row) => [row.username, row]));
  for (const { displayName, username, ...row } of staff) {
    const known = there.get(username);
    // The sign-ins that are shown must be true also when the password was changed or its file is gone.
    if (known) await people.setPassword(known, password);
    else await people.add({ ...row, username, name: displayName, password });
  }
  const ids = new Map((await people.list()).map((row) => [row.username, row._id as StaffId]));
  await dispatch.seedRoster(rosterRows(roster, ids));
  return staff.map(({ username, roles }) => ({ role: roles[0] ?? 'agent', username, password }));
}

function rosterRows({ districts, fallback }: DemoRoster, ids: ReadonlyMap<string, StaffId>): RosterRow[] {
  const rows = (area: RosterRow['area'], usernames: readonly string[]): RosterRow[] =>
    usernames.flatMap((username, i) => {
      const officerId = ids.get(username);
      return officerId ? [roundTheClock(area, officerId, i + 1)] : [];
    });
  return [
    ...districts.flatMap(({ district, officers }) => rows({ kind: 'district', id: district }, officers)),
    ...rows({ kind: 'fallback' }, fallback),
  ];
}

// Random per installation and kept beside its data, so that the sign-ins printed at each start stay true.
function demoPassword(env: Env): string {
  if (env.DEMO_PASSWORD) return env.DEMO_PASSWORD;
  const file = join(env.DATA_DIR, 'demo-password');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept.length >= 8) return kept;
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const password = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

import { randomInt } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Role } from '#shared/kernel/actor.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { demoFileSchema, type DemoRoster } from '#shared/places/demonstration.schema.ts';
import { bodiesFileSchema, placesFileSchema } from '#shared/places/place.schema.ts';
import { roundTheClock, type Layer, type LayerId } from '#shared/rosters/roster.schema.ts';
import type { Env } from '../config/env.ts';
import type { App } from './compose.ts';

/** A sign-in of the demonstration, shown when the server starts. */
export type SignIn = { role: Role; username: string; password: string };

const seedDir = resolve(import.meta.dirname, '../../scripts/seed');
const readSeed = (name: string): unknown => JSON.parse(readFileSync(join(seedDir, name), 'utf8'));

/**
 * Makes what is missing of the demonstration organisation and tells its sign-ins; never in production.
 * A start that was cut off is finished by the next one, and two nodes may start on an empty database at once.
 */
export async function seedDemo(
  env: Env,
  { places, people, rosters, routing }: Pick<App, 'places' | 'people' | 'rosters' | 'routing'>,
): Promise<SignIn[]> {
  await places.seed(placesFileSchema.parse(readSeed('places.json')).places, bodiesFileSchema.parse(readSeed('bodies.json')).bodies);
  const { staff, rosters: demoRosters, lines } = demoFileSchema.parse(readSeed('demo.json'));
  await routing.lines.seed(lines);
  const password = demoPassword(env);
  // The sign-ins that are shown must be true also when the password was changed or its file is gone.
  for (const { displayName, ...row } of staff) await people.ensure({ ...row, name: displayName, password });
  const ids = new Map((await people.list()).map((row) => [row.username, row._id as StaffId]));
  await rosters.seed(demoRosters.map(({ area, layers }) => ({ area, layers: layers.flatMap((layer) => layerOf(layer, ids)) })));
  return staff.map(({ username, roles }) => ({ role: roles[0] ?? 'agent', username, password }));
}

function layerOf({ officers, ...rest }: DemoRoster['layers'][number], ids: ReadonlyMap<string, StaffId>): Layer[] {
  const known = officers.flatMap((username) => ids.get(username) ?? []);
  return known.length === 0 ? [] : [{ ...roundTheClock(newId<LayerId>(), known), ...rest }];
}

// Random per installation and kept beside its data, so that the sign-ins printed at each start stay true.
function demoPassword(env: Env): string {
  if (env.DEMO_PASSWORD) return env.DEMO_PASSWORD;
  const file = join(env.DATA_DIR, 'demo-password');
  const kept = readKept(file);
  if (kept !== null) return kept;
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const password = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  return keepFirst(file, password);
}

function readKept(file: string): string | null {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return kept.length >= 8 ? kept : null;
}

// Whole or not at all, and never over another node's that starts beside: both must show the same.
function keepFirst(file: string, password: string): string {
  const written = `${file}.${randomInt(1e9)}`;
  writeFileSync(written, `${password}\n`, { mode: 0o600, flag: 'wx' });
  try {
    if (existsSync(file) && readKept(file) === null) rmSync(file);
    linkSync(written, file);
    return password;
  } catch (error) {
    const first = readKept(file);
    if (first === null) throw error;
    return first;
  } finally {
    rmSync(written, { force: true });
  }
}

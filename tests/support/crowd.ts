import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Role } from '#shared/kernel/actor.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { Skill } from '#shared/people/people.schema.ts';
import { createAuditService } from '#server/domains/audit/index.ts';
import { createPeopleRepository, createPeopleService, sessionCookie, type StaffRow } from '#server/domains/people/index.ts';
import { createLogger } from '#server/platform/logger.ts';
import { connectMongo } from '#server/platform/mongo/connect.ts';

/** Somebody of a crowd with a session; `createClient(base, one)` speaks for them at any node outside production. */
export type Signed = { staffId: string; username: string; cookie: string; csrf: string };

type Options = {
  /** The store of an installation that has started once, so that its indexes are there. */
  mongoUrl: string;
  agents: number;
  roles?: Role[];
  /** Conversations each holds at once. */
  capacity?: number;
  languages?: Language[];
  skills?: Skill[];
  /** What their sign-in names begin with; a second crowd in one store needs another. */
  name?: string;
};

const atOnce = 20;

/**
 * Makes many signed-in people directly in the store: signing in by password is slow on purpose, and a thousand of them would
 * take minutes. They have one password that nobody knows; their sessions are opened, and recorded, as after any sign-in.
 */
export async function makeCrowd({ mongoUrl, agents, name = 'crowd', ...bring }: Options): Promise<Signed[]> {
  const db = await connectMongo(mongoUrl, createLogger('silent'));
  try {
    const clock = systemClock;
    const people = createPeopleRepository(db);
    const trail = createAuditService({ db, clock });
    const audit = (type: string, staffId: string | null) =>
      trail.record({ kind: 'system', part: 'sign-in' }, type, { kind: 'staff', id: staffId ?? 'unknown' });
    const { openSession } = createPeopleService({ people, clock, audit });
    const passwordHash = await hash(randomBytes(32).toString('base64url'));
    const rows = Array.from({ length: agents }, (_, i) => rowOf(`${name}${i + 1}`, passwordHash, bring));
    const come = async (row: StaffRow): Promise<Signed> => {
      if (!(await people.add(row))) throw new Error(`there is somebody called ${row.username} already`);
      const { session, token } = await openSession(row);
      return { staffId: row._id, username: row.username, cookie: `${sessionCookie(false)}=${token}`, csrf: session.csrf };
    };
    const made: Signed[] = [];
    for (let i = 0; i < rows.length; i += atOnce) made.push(...(await Promise.all(rows.slice(i, i + atOnce).map(come))));
    return made;
  } finally {
    await db.close();
  }
}

type Brought = Pick<Options, 'roles' | 'capacity' | 'languages' | 'skills'>;

function rowOf(username: string, passwordHash: string, bring: Brought): StaffRow {
  const { roles = ['agent'], capacity = 3, languages = ['ur', 'en'], skills = [] } = bring;
  const standing = { passwordHash, failedSignIns: 0, lockedUntil: null, disabled: false };
  const place = { districts: [], bodyId: null, female: true };
  return { _id: newId(), username, name: { en: username, ur: username }, roles, languages, skills, chats: capacity, ...place, ...standing };
}

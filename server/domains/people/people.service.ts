import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { LRUCache } from 'lru-cache';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type BodyId, type PlaceId, type StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { SessionRow, StaffRow } from './people.model.ts';
import type { PeopleRepository } from './people.repository.ts';
import { createStaffNames } from './staff-names.ts';

const hour = 3_600_000;
const sessionMs = 12 * hour;
const idleMs = 2 * hour;
const touchMs = 60_000;
const lockAfter = 8;
const lockMs = 5 * 60_000;
// OWASP's first recommendation for argon2id: 19 MiB, 2 passes, 1 lane.
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

type NewStaff = Omit<StaffRow, '_id' | 'passwordHash' | 'failedSignIns' | 'lockedUntil' | 'disabled'> & { password: string };
export type SignedIn = { staff: StaffRow; session: SessionRow; token: string };
type Deps = { people: PeopleRepository; clock: Clock; audit: (type: string, staffId: string | null) => Promise<void> };

export type PeopleService = ReturnType<typeof createPeopleService>;

/** Signs staff in and out and tells who holds a session. */
export function createPeopleService({ people, clock, audit }: Deps) {
  // A hash to check against when the name is unknown, so that both answers take the same time.
  const decoy = hash(randomBytes(16).toString('hex'), argon);
  // By the actor of one request, and gone with it: a node that only serves pages hears of no session's end.
  const csrfByActor = new WeakMap<object, string>();
  // Whose session a token opens never changes: both are asked for at once the next time, whether they still hold or not.
  const owners = new LRUCache<string, string>({ max: 5_000 });

  /** Signs in; refuses alike for an unknown name, a wrong password, a disabled and a locked account. */
  async function signIn(username: string, password: string): Promise<SignedIn> {
    const staff = await people.byUsername(username);
    const right = await verify(staff?.passwordHash ?? (await decoy), password);
    const locked = isLocked(staff);
    if (!staff || !right || locked || staff.disabled) {
      if (staff && !locked) await countFailure(staff);
      await audit('session:refused', staff?._id ?? null);
      throw new AppError('wrongSignIn', 401, 'Name or password is not right, or the account is locked for a few minutes.');
    }
    if (staff.failedSignIns > 0) await people.clearFailures(staff._id);
    return openSession(staff);
  }

  const isLocked = (staff: StaffRow | null): boolean => (staff?.lockedUntil?.getTime() ?? 0) > clock.now().getTime();

  /** A session for somebody of whom it is known who they are; never for a request that has shown nothing. */
  async function openSession(staff: StaffRow): Promise<SignedIn> {
    const token = randomBytes(32).toString('base64url');
    const now = clock.now();
    const session: SessionRow = {
      _id: newId(),
      staffId: staff._id,
      tokenHash: hashToken(token),
      csrf: randomBytes(24).toString('base64url'),
      startedAt: now,
      seenAt: now,
      endsAt: new Date(now.getTime() + sessionMs),
    };
    await audit('session:started', staff._id);
    await people.addSession(session);
    return { staff, session, token };
  }

  async function countFailure(staff: StaffRow): Promise<void> {
    if ((await people.countFailure(staff._id)) >= lockAfter) await people.lock(staff._id, new Date(clock.now().getTime() + lockMs));
  }

  const alive = (session: SessionRow, now: Date): boolean => session.endsAt > now && session.seenAt.getTime() > now.getTime() - idleMs;

  /** The actor of a session token, or null; keeps the session awake. */
  async function actorOf(token: string): Promise<StaffActor | null> {
    const tokenHash = hashToken(token);
    const owner = owners.get(tokenHash);
    const [session, known] = await Promise.all([people.sessionByHash(tokenHash), owner ? people.byId(owner) : null]);
    const now = clock.now();
    if (!session || !alive(session, now)) return null;
    owners.set(tokenHash, session.staffId);
    const staff = known ?? (await people.byId(session.staffId));
    if (!staff || staff.disabled) return null;
    if (now.getTime() - session.seenAt.getTime() > touchMs) await people.touchSession(session._id, now);
    const actor = toActor(staff, session._id);
    csrfByActor.set(actor, session.csrf);
    return actor;
  }

  /** Whether the session behind an actor still holds; for sockets, which live longer than requests. */
  async function stillValid(actor: StaffActor): Promise<boolean> {
    const session = await people.sessionById(actor.sessionId);
    return session !== null && alive(session, clock.now());
  }

  async function signOut(actor: StaffActor): Promise<void> {
    await audit('session:ended', actor.staffId);
    await people.endSession(actor.sessionId);
  }

  /** Adds a member of staff; the password is hashed here. */
  /** Adds a member of staff; whoever has that username already stays as they are, but for the password. */
  async function ensure({ password, ...row }: NewStaff): Promise<void> {
    const there = await people.byUsername(row.username);
    if (there) return setPassword(there, password);
    const passwordHash = await hash(password, argon);
    const added = await people.add({ ...row, _id: newId(), passwordHash, failedSignIns: 0, lockedUntil: null, disabled: false });
    // Another node was first; its password may be another one.
    if (!added) await ensure({ ...row, password });
  }

  /** Ends sessions that ran out, and tells which. */
  async function endExpired(): Promise<string[]> {
    const now = clock.now();
    const gone = await people.endExpired(now, new Date(now.getTime() - idleMs));
    return gone.map((session) => session._id);
  }

  /** The token that changes must show, of an actor told by `actorOf`. */
  const csrfOf = (actor: StaffActor): string | null => csrfByActor.get(actor) ?? null;
  /** Gives a member of staff this password, unless it is theirs already. */
  async function setPassword({ _id, passwordHash }: StaffRow, password: string): Promise<void> {
    if (!(await verify(passwordHash, password))) await people.setPasswordHash(_id, await hash(password, argon));
  }
  const { byId, byIds, list, count, sessionById } = people;
  const nameOf = createStaffNames({ people, clock });
  return { nameOf, signIn, openSession, signOut, actorOf, stillValid, csrfOf, ensure, endExpired, byId, byIds, list, count, sessionById };
}

const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

function toActor(staff: StaffRow, sessionId: string): StaffActor {
  const { _id, roles, districts, bodyId } = staff;
  return { kind: 'staff', staffId: _id as StaffId, sessionId, roles, districts: districts as PlaceId[], bodyId: bodyId as BodyId | null };
}

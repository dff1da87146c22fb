import type { Clock } from '#shared/kernel/clock.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import type { Response } from 'express';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { anybody, anyStaff, staffWith } from '../../platform/http/policies.ts';
import { presentColleague, presentSession } from './people.present.ts';
import type { PeopleService } from './people.service.ts';

type Deps = {
  router: GuardedRouter;
  people: PeopleService;
  clock: Clock;
  production: boolean;
  demo: boolean;
  /** Ends the sockets of a session on every node. */
  endSockets: (sessionId: string) => void;
};

/** Name of the session cookie; the __Host- prefix binds it to https and this host in production. */
export const sessionCookie = (production: boolean): string => (production ? '__Host-muhafiz' : 'muhafiz');

/** Serves signing in and out. */
export function addPeopleRoutes({ router, people, clock, production, demo, endSockets }: Deps): void {
  const cookie = { httpOnly: true, sameSite: 'strict', secure: production, path: '/' } as const;
  const setCookie = (res: Response, token: string) => res.cookie(sessionCookie(production), token, cookie);

  router.on(peopleApi.signIn, anybody, async ({ body, res }) => {
    const { staff, session, token } = await people.signIn(body.username, body.password);
    setCookie(res, token);
    res.locals['given'] = token;
    return presentSession(staff, session, clock.now(), demo);
  });
  router.on(peopleApi.session, anybody, async ({ actor }) => {
    if (actor.kind !== 'staff') return { session: null };
    const [staff, session] = await Promise.all([people.byId(actor.staffId), people.sessionById(actor.sessionId)]);
    if (!staff || !session) return { session: null };
    return { session: presentSession(staff, session, clock.now(), demo) };
  });
  router.on(peopleApi.signOut, anyStaff, async ({ actor, res }) => {
    if (actor.kind !== 'staff') throw refuse('notSignedIn');
    await people.signOut(actor);
    endSockets(actor.sessionId);
    res.clearCookie(sessionCookie(production), cookie);
    return undefined;
  });
  // Officers and department desks work with whoever a dispatch or referral names, and need no list of the helpline's people.
  router.on(peopleApi.colleagues, staffWith('agent', 'supervisor'), async ({ query }) => ({
    colleagues: (await people.list(query.role)).map(presentColleague),
  }));
}

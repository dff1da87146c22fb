import { z } from 'zod';
import { roleSchema } from '../kernel/actor.ts';
import { defineRoute } from '../kernel/route.ts';
import { colleagueSchema, sessionViewSchema, usernameSchema } from './people.schema.ts';

/** Signing in and out, and who else works here. */
export const peopleApi = {
  signIn: defineRoute({
    method: 'post',
    path: '/api/session',
    summary: 'Sign in; sets the session cookie',
    body: z.strictObject({ username: usernameSchema, password: z.string().min(1).max(200) }),
    answer: sessionViewSchema,
  }),
  session: defineRoute({
    method: 'get',
    path: '/api/session',
    summary: 'The signed-in person, or null',
    answer: z.object({ session: sessionViewSchema.nullable() }),
  }),
  signOut: defineRoute({ method: 'delete', path: '/api/session', summary: 'Sign out; ends open sockets', answer: z.undefined() }),
  colleagues: defineRoute({
    method: 'get',
    path: '/api/colleagues',
    summary: 'Staff by role, names only',
    query: z.strictObject({ role: roleSchema.optional() }),
    answer: z.object({ colleagues: z.array(colleagueSchema) }),
  }),
};

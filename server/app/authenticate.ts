import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '#shared/kernel/actor.ts';
import type { ChannelsService } from '../domains/channels/index.ts';
import { sessionCookie, type PeopleService } from '../domains/people/index.ts';

const nobody: Actor = { kind: 'anonymous' };
type Deps = { people: PeopleService; channels: ChannelsService; production: boolean };

/** Tells who asks: the holder of a conversation's code, the owner of a session cookie, or nobody. */
export function createAuthenticate({ people, channels, production }: Deps) {
  const name = sessionCookie(production);

  async function byHeaders(headers: IncomingHttpHeaders, code?: unknown): Promise<Actor> {
    const shown = typeof code === 'string' ? code : /^Conversation (\S{1,40})$/.exec(headers.authorization ?? '')?.[1];
    if (shown !== undefined) return (await channels.actorOf(shown)) ?? nobody;
    const token = readCookie(headers.cookie, name);
    return token ? ((await people.actorOf(token)) ?? nobody) : nobody;
  }
  async function stillValid(actor: Actor): Promise<boolean> {
    return actor.kind !== 'staff' || people.stillValid(actor);
  }
  return { byHeaders, stillValid };
}

/** The value of a cookie in a Cookie header; undefined when it is not there. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return undefined;
}

import type { Server } from 'socket.io';
import type { z } from 'zod';
import type { BroadcastContract } from '#shared/realtime/protocol.ts';
import type { Logger } from '../logger.ts';

/** News between nodes: which aggregate changed, its version and the event's type; never content. */
export type News = { kind: string; id: string; version: number; type: string; data: Record<string, unknown> };
type NewsHandler = (news: News) => Promise<void>;

// News for other nodes that comes within so many milliseconds of a letter goes with the next one: at first hardly any, and longer while
// letter follows letter.
const gatherMs = { first: 1, most: 16 };

/** Live screens: rooms of this node's sockets, and the news that reaches every node. */
export type Live = ReturnType<typeof createLive>;

/** Makes the live side of a web node over its Socket.IO servers. */
export function createLive(servers: Record<'console' | 'field', Server>, logger: Logger) {
  const handlers = new Map<string, NewsHandler[]>();
  const all = Object.values(servers);

  // A node that only works has no screens, and loads nothing to show.
  const isAnybodyHere = (): boolean => all.some((io) => io.sockets.sockets.size > 0);

  /** Registers what a node does with news of a kind: load, present by role, emit to its own rooms. */
  function onNews(kind: string, handler: NewsHandler): void {
    handlers.set(kind, [...(handlers.get(kind) ?? []), handler]);
  }
  async function take(news: News): Promise<void> {
    if (!isAnybodyHere()) return;
    for (const handler of handlers.get(news.kind) ?? []) {
      await handler(news).catch((error: unknown) =>
        logger.warn({ err: error, kind: news.kind, type: news.type }, 'live news failed; screens refetch'),
      );
    }
  }
  // While an installation is being renewed, a node of before sends each by itself.
  servers.console.on('news', (letter: News[] | News) => [letter].flat().forEach((news) => void take(news)));
  let gathered: News[] = [];
  let gathering: NodeJS.Timeout | undefined;

  /** Tells this node at once and the others through Redis (when it is there), what follows at once in one letter. */
  function spread(news: News): void {
    void take(news);
    if (gathering) return void gathered.push(news);
    post([news]);
    gather(gatherMs.first);
  }
  function gather(forMs: number): void {
    gathering = setTimeout(() => {
      gathering = undefined;
      if (gathered.length === 0) return;
      send();
      gather(Math.min(2 * forMs, gatherMs.most));
    }, forMs);
  }
  function send(): void {
    const more = gathered;
    gathered = [];
    if (more.length > 0) post(more);
  }
  /** Sends what was gathered for other nodes, before Redis is let go. */
  function stop(): void {
    clearTimeout(gathering);
    gathering = undefined;
    send();
  }
  function post(news: News[]): void {
    try {
      servers.console.serverSideEmit('news', news);
    } catch (error) {
      logger.warn({ err: error }, 'news did not reach other nodes; their screens refetch');
    }
  }
  /** True when a socket of this node is in the room, so that loading for nobody can be skipped. */
  const watched = (room: string): boolean => all.some((io) => io.sockets.adapter.rooms.has(room));

  /** Emits a broadcast to a room of this node's own sockets, except to those of some rooms. */
  function emit<P extends z.ZodType>(
    room: string,
    broadcast: BroadcastContract<P>,
    payload: z.input<P>,
    except: readonly string[] = [],
  ): void {
    for (const io of all)
      io.local
        .to(room)
        .except([...except])
        .emit(broadcast.name, payload);
  }
  /** Puts this node's sockets of one room into another as well. */
  function join(room: string, into: string): void {
    for (const io of all) io.local.in(room).socketsJoin(into);
  }
  /** Takes this node's sockets of one room out of another. */
  function leave(room: string, from: string): void {
    for (const io of all) io.local.in(room).socketsLeave(from);
  }
  /** Ends the sockets of a room of this node, for instance of a session that was signed out. */
  function disconnect(room: string): void {
    for (const io of all) io.local.in(room).disconnectSockets(true);
  }
  return { onNews, spread, stop, watched, emit, join, leave, disconnect };
}

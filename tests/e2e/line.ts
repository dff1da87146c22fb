import { io, type Socket } from 'socket.io-client';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { LeftView } from '#shared/contacts/left.schema.ts';
import { limitApi, type Limit } from '#shared/contacts/limit.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import type { FloorView } from '#shared/floor/floor.schema.ts';
import { leftApi } from '#shared/floor/left.api.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { PROTOCOL_VERSION, SOCKET_PATHS } from '#shared/realtime/protocol.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { transferApi } from '#shared/routing/transfer.api.ts';
import type { DeskView } from '#shared/routing/routing.schema.ts';

const base = process.env['BASE_URL'] ?? '';

type Call = Awaited<ReturnType<typeof signInByHttp>>;

/** Whoever an earlier test left waiting, in hands, undecided or limited is closed, so that a test meets only its own callers. */
export async function clearLine(): Promise<void> {
  const [supervisor, ...agents] = await Promise.all(['supervisor2', 'agent1', 'agent2'].map(signInByHttp));
  // A desk that was ready when its test ended would take the callers of this one.
  for (const call of agents) await call(routingApi.setState, { state: 'notReady', reason: 'break' });
  if (supervisor) await clearFloor(supervisor);
  await closeWaiting();
}

/** Everybody who waits now is taken and closed without data. */
export async function closeWaiting(): Promise<void> {
  const call = await signInByHttp('agent3');
  // Whoever has no desk open is offered nothing.
  const desk = await openConsole(call.headers);
  await call(routingApi.setState, { state: 'ready' });
  for (let quiet = 0; quiet < 3;) {
    const { offers, contacts, line } = (await (await call(routingApi.desk)).json()) as DeskView;
    for (const { id } of offers) await call(routingApi.accept, {}, id);
    for (const { id, lastCallerSeq } of contacts) {
      await call(contactsApi.seen, { delivered: lastCallerSeq, read: lastCallerSeq }, id);
      await call(contactsApi.closeNonData, { type: 'test' }, id);
    }
    quiet = line.waiting === 0 && offers.length === 0 && contacts.length === 0 ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await call(routingApi.setState, { state: 'notReady', reason: 'break' });
  desk.disconnect();
}

async function openConsole(extraHeaders: Record<string, string>): Promise<Socket> {
  const options = { path: SOCKET_PATHS.console, transports: ['websocket'], forceNew: true, extraHeaders };
  const socket = io(base, { ...options, auth: { protocol: PROTOCOL_VERSION } });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return socket;
}

async function clearFloor(call: Call): Promise<void> {
  const read = async <T>(route: Parameters<Call>[0]) => (await (await call(route)).json()) as T;
  const { lists } = await read<FloorView>(floorApi.floor);
  for (const { id, risk, lastCallerSeq } of lists?.working ?? []) {
    if (risk.level !== null && risk.level !== 'none') continue;
    await call(transferApi.takeOver, {}, id);
    await call(contactsApi.seen, { delivered: lastCallerSeq, read: lastCallerSeq }, id);
    await call(contactsApi.closeNonData, { type: 'test' }, id);
  }
  const { left } = await read<{ left: LeftView[] }>(leftApi.list);
  for (const { contact } of left) await call(leftApi.decide, { what: 'nothing', why: 'test' }, contact.id);
  const { limits } = await read<{ limits: Limit[] }>(limitApi.open);
  for (const { id, state } of limits) {
    if (state === 'asked') await call(limitApi.decide, { agree: false }, id);
    else await call(limitApi.lift, {}, id);
  }
}

async function signInByHttp(username: string) {
  const json = { 'content-type': 'application/json', origin: base };
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username, password: process.env['DEMO_PASSWORD'] }),
  });
  const { csrf } = (await answer.json()) as { csrf: string };
  const headers = { ...json, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-csrf-token': csrf };
  const call = ({ method, path }: { method: string; path: string }, body?: object, id = '') =>
    fetch(base + path.replace(/:\w+/, id), {
      method: method.toUpperCase(),
      headers,
      ...(body ? { body: JSON.stringify('delivered' in body ? body : { commandId: newId(), ...body }) } : {}),
    });
  return Object.assign(call, { headers });
}

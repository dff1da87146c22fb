import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import type { DeskView } from '#shared/routing/routing.schema.ts';

const base = process.env['BASE_URL'] ?? '';

/** Whoever an earlier test left waiting is taken and closed, so that a test meets only its own callers. */
export async function clearLine(): Promise<void> {
  const call = await signInByHttp('agent3');
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
  return ({ method, path }: { method: string; path: string }, body?: object, id = '') =>
    fetch(base + path.replace(/:\w+/, id), {
      method: method.toUpperCase(),
      headers,
      ...(body ? { body: JSON.stringify('delivered' in body ? body : { commandId: newId(), ...body }) } : {}),
    });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteContract } from '#shared/kernel/route.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { digestOf } from '#tests/support/digest.ts';
import { sampleOf } from '#tests/support/samples.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '#tests/support/test-app.ts';
import { makeAskers } from './callers.ts';
import { askers, lets, requests, routes, type Asker } from './expectations.ts';

let app: TestApp;
let everybody: Record<Asker, TestClient>;
beforeAll(async () => {
  // Each request may come from an address of its own, so that the limits of one do not hide the answers.
  app = await startTestApp({ env: { TRUST_PROXY: '1' } });
  everybody = await makeAskers(app);
});
afterAll(() => app.stop());

let address = 0;
const elsewhere = () => ({ 'x-forwarded-for': `10.1.${(address += 1) >> 8}.${address & 255}` });
const nameOf = ({ method, path }: RouteContract): string => `${method} ${path}`;
const contracts = () => app.app.router.contracts.map(({ contract }) => contract);
const codeOf = (body: unknown): unknown => (body as { code?: unknown }).code;
const isRefusal = (code: unknown): boolean => code === 'notSignedIn' || code === 'notAllowed';

function ask(client: TestClient, contract: RouteContract) {
  const { params, query, body } = contract;
  return client.send(contract, {
    ...(params ? { params: sampleOf(params) as Record<string, string> } : {}),
    ...(query ? { query: sampleOf(query) as Record<string, string> } : {}),
    ...(body ? { body: sampleOf(body) } : {}),
    headers: elsewhere(),
  });
}
/** All refusals on record; a stranger's are written one by one at first, then as sums. */
async function denials(): Promise<number> {
  await app.app.refusals.writeSums();
  const rows = (await app.platform.db.collection('audit').find({ type: 'denied' }).toArray()) as unknown as { data: { count?: number } }[];
  return rows.reduce((sum, { data }) => sum + (data.count ?? 1), 0);
}

describe('routes', () => {
  it('are all in the table of who may ask, each with a sample that its schemas accept', () => {
    expect(
      contracts()
        .map(nameOf)
        .filter((name) => !(name in routes)),
    ).toEqual([]);
    const wrong = contracts().filter(({ params, query, body }) =>
      [params, query, body].some((schema) => schema && !schema.safeParse(sampleOf(schema)).success),
    );
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('refuse everybody the table does not let in, change nothing, and put each refusal on record', async () => {
    const wrong: string[] = [];
    const before = await digestOf(app);
    for (const contract of contracts()) {
      const shut = askers.filter((asker) => !lets(routes[nameOf(contract)] ?? '', asker));
      const recorded = await denials();
      for (const asker of shut) {
        const { status, body } = await ask(everybody[asker], contract);
        if (status !== (asker === 'anonymous' ? 401 : 403) || !isRefusal(codeOf(body)))
          wrong.push(`${asker} got ${status} ${String(codeOf(body))} from ${nameOf(contract)}`);
      }
      expect(await denials(), nameOf(contract)).toBe(recorded + shut.length);
    }
    expect(await digestOf(app)).toEqual(before);
    expect(wrong).toEqual([]);
  });

  it('let in whom the table lets in', async () => {
    const wrong: string[] = [];
    // Signing out ends the session that the others need, so it has a test of its own.
    for (const contract of contracts().filter((one) => nameOf(one) !== 'delete /api/session')) {
      for (const asker of askers.filter((one) => lets(routes[nameOf(contract)] ?? '', one))) {
        const { status, body } = await ask(everybody[asker], contract);
        if (isRefusal(codeOf(body)) || status >= 500 || status === 400)
          wrong.push(`${asker} got ${status} ${String(codeOf(body))} from ${nameOf(contract)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('answer whatever does not exist with 404 and nothing of what was asked', async () => {
    for (const path of [
      '/api/nowhere',
      '/api/contacts/x/y/z/secretword',
      '/api/../api/secretword',
      '/api/staff',
      '/api/session/secretword',
    ]) {
      const { status, body } = await everybody.administrator.raw('get', path, undefined, elsewhere());
      expect(status, path).toBe(404);
      expect(JSON.stringify(body)).not.toContain('secretword');
    }
  });
});

describe('socket requests', () => {
  const sockets = async () =>
    Object.fromEntries(
      await Promise.all(
        askers
          .filter((asker) => asker !== 'anonymous')
          .map(async (asker) => [asker, await everybody[asker].connect(asker === 'caller' ? 'field' : 'console')] as const),
      ),
    );

  it('are all in the table, and refuse whom it does not let in', async () => {
    const open = await sockets();
    const wrong: string[] = [];
    expect([...app.app.sockets.requests.keys()].filter((name) => !(name in requests))).toEqual([]);
    for (const { contract } of app.app.sockets.requests.values()) {
      for (const [asker, socket] of Object.entries(open)) {
        const before = await denials();
        const ack = await socket.request(contract, sampleOf(contract.input));
        const code = ack.ok ? 'ok' : ack.error.code;
        const right = lets(requests[contract.name] ?? '', asker as Asker)
          ? !['badRequest', 'internal'].includes(code)
          : code === 'notAllowed' && (await denials()) === before + 1;
        if (!right) wrong.push(`${asker} got ${code} from ${contract.name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('that do not exist, or are malformed, are refused by a code', async () => {
    const agent = await everybody.agent.connect();
    const send = (name: string, ...args: unknown[]) =>
      agent.raw.timeout(3_000).emitWithAck(name, ...args) as Promise<{ ok: boolean; error: { code: string } }>;
    expect((await send('nothing:like-it', {})).error.code).toBe('notFound');
    expect((await send('__proto__', {})).error.code).toBe('notFound');
    for (const input of [
      undefined,
      null,
      'x',
      1,
      [],
      { conversationId: { $gt: '' } },
      { conversationId: 'x' },
      { conversationId: commandId(), more: 1 },
    ]) {
      expect((await send('conversation:type', input)).error.code, JSON.stringify(input)).toBe('badRequest');
    }
  });

  it('of another conversation than one’s own are refused', async () => {
    const other = await app.anonymous().call(talkApi.open, {
      body: { commandId: commandId(), language: 'ur', screen: 'ur', areaId: null, helpNow: false, text: 'سلام', callBack: null },
    });
    const child = await everybody.caller.connect('field');
    const { contract } = app.app.sockets.requests.get('conversation:type') ?? {};
    if (!contract) throw new Error('there is no such request');
    expect(await child.request(contract, { conversationId: other.view.conversationId })).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    });
    const agent = await everybody.agent.connect();
    expect(await agent.request(contract, { conversationId: other.view.conversationId })).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    });
    await eventually(async () => (await denials()) > 0);
  });
});

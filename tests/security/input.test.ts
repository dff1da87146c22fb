import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '#shared/kernel/problem.ts';
import type { RouteContract } from '#shared/kernel/route.ts';
import { digestOf } from '#tests/support/digest.ts';
import { leavesOf, objectsOf, sampleOf, withAt, type Leaf } from '#tests/support/samples.ts';
import { startTestApp, type Answer, type TestApp, type TestClient } from '#tests/support/test-app.ts';
import { makeAskers } from './callers.ts';
import { askers, lets, routes, type Asker } from './expectations.ts';

let app: TestApp;
let everybody: Record<Asker, TestClient>;
let before: Record<string, string>;
beforeAll(async () => {
  app = await startTestApp({ env: { TRUST_PROXY: '1' } });
  everybody = await makeAskers(app);
  before = await digestOf(app);
});
afterAll(() => app.stop());

let address = 0;
const elsewhere = () => ({ 'x-forwarded-for': `10.${(address += 1) >> 16}.${(address >> 8) & 255}.${address & 255}` });
const nameOf = ({ method, path }: RouteContract): string => `${method} ${path}`;
const contracts = () => app.app.router.contracts.map(({ contract }) => contract);
const withBody = () => contracts().filter((contract) => contract.body);
const pathOf = (contract: RouteContract, params = contract.params ? (sampleOf(contract.params) as Record<string, string>) : {}): string =>
  contract.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** Asks as somebody whom the policy lets in, so that only the input can be what is refused. */
function ask(contract: RouteContract, body: unknown, path = pathOf(contract), headers: Record<string, string> = {}): Promise<Answer> {
  const asker = askers.find((one) => lets(routes[nameOf(contract)] ?? '', one)) ?? 'anonymous';
  return everybody[asker].raw(contract.method, path, body, { ...elsewhere(), ...headers });
}

const wrong: string[] = [];
/** Notes what is not a proper refusal: a 4xx after RFC 9457 with a request id and without the value that was sent. */
function check(what: string, { status, body, headers }: Answer, sent: string, allowed: number[] = [400]): void {
  const problem = problemSchema.safeParse(body);
  const proper =
    problem.success &&
    headers.get('content-type')?.startsWith('application/problem+json') &&
    problem.data.requestId === headers.get('x-request-id') &&
    problem.data.status === status;
  const repeats = sent.length > 2 && JSON.stringify(body).includes(JSON.stringify(sent).slice(1, -1));
  if (!allowed.includes(status) || !proper || repeats)
    wrong.push(`${what} → ${status} ${repeats ? 'repeats the value' : ''} ${JSON.stringify(body).slice(0, 150)}`);
}
async function nothingWrong(): Promise<void> {
  expect(wrong.splice(0)).toEqual([]);
  expect(await digestOf(app)).toEqual(before);
}

const operators: unknown[] = [{ $gt: '' }, { $ne: null }, { $regex: '.*' }, { $where: 'sleep(9)' }, { $in: ['seekvalue'] }, [{ $gt: '' }]];
const wrongTypes: unknown[] = [
  12345.5,
  true,
  [],
  {},
  ['seekvalue'],
  { constructor: { prototype: { seekvalue: 1 } } },
  { toString: 'seekvalue' },
];
const brokenTexts: string[] = ['seek\u0000value', 'seek\u0007value', 'seek\ud800value', '\udc00seekvalue'];
// A file of rosters is the one long text there is.
const badTexts = ({ path }: RouteContract): string[] => [
  ...brokenTexts,
  'seekvalue'.repeat(path === '/api/roster-file/preview' ? 24_000 : 3_000),
];
// Any text may be tried as a password; it only never fits.
const isPassword = ({ path }: Leaf): boolean => path.at(-1) === 'password';
const cut = (value: unknown): string => (typeof value === 'string' ? (value.length > 100 ? 'seekvalueseekvalue' : value) : 'seekvalue');
const where = (contract: RouteContract, { path }: Leaf, value: unknown): string =>
  `${nameOf(contract)} ${path.join('.')} = ${JSON.stringify(value).slice(0, 40)}`;

describe('every field of every body', () => {
  it('refuses operators of the database and wrong types', async () => {
    for (const contract of withBody()) {
      for (const leaf of leavesOf(contract.body as never)) {
        const refused = [...operators, ...wrongTypes].filter(
          (value) => leaf.kind === 'string' || contract.body?.safeParse(withAt(leaf, value)).success === false,
        );
        await Promise.all(
          refused.map(async (value) => check(where(contract, leaf, value), await ask(contract, withAt(leaf, value)), 'seekvalue')),
        );
      }
    }
    await nothingWrong();
  });

  it('that takes text refuses control characters, broken Unicode and what is too long', async () => {
    for (const contract of withBody()) {
      for (const leaf of leavesOf(contract.body as never).filter(({ kind }) => kind === 'string' || kind === 'enum')) {
        for (const value of badTexts(contract)) {
          const allowed = value.length > 100 ? [400, 413] : [400];
          check(
            where(contract, leaf, value),
            await ask(contract, withAt(leaf, value)),
            cut(value),
            isPassword(leaf) ? [...allowed, 401] : allowed,
          );
        }
      }
    }
    await nothingWrong();
  });

  it('refuses fields that nobody knows, at every depth', async () => {
    for (const contract of withBody()) {
      for (const leaf of objectsOf(contract.body as never)) {
        for (const name of ['seekvalue', '$where', 'constructor', 'hasOwnProperty', '_id', 'roles']) {
          const at = leaf.path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], leaf.whole);
          check(where(contract, leaf, name), await ask(contract, withAt(leaf, { ...(at as object), [name]: 'seekvalue' })), 'seekvalue');
        }
      }
    }
    await nothingWrong();
  });
});

describe('every address', () => {
  const values = [
    '{"$gt":""}',
    '[object Object]',
    '__proto__',
    'constructor',
    "seek'value",
    'seek%00value',
    '..%2f..%2fseekvalue',
    'seekvalue'.repeat(200),
    '%E0%A4%A',
  ];

  it('refuses ids that are none', async () => {
    for (const contract of contracts().filter(({ params }) => params)) {
      for (const value of values) {
        const path = contract.path.replaceAll(/:\w+/g, () => (value.includes('%') ? value : encodeURIComponent(value)));
        const body = contract.body && sampleOf(contract.body);
        check(`${nameOf(contract)} with ${value.slice(0, 30)}`, await ask(contract, body, path), cut(value));
      }
    }
    await nothingWrong();
  });

  it('refuses queries that it does not know or that are of another type', async () => {
    for (const contract of contracts().filter(({ query }) => query)) {
      const names = Object.keys(sampleOf(contract.query as never) as object);
      const queries = [
        ...names.flatMap((name) => [
          `${name}[$gt]=seekvalue`,
          `${name}=seekvalue&${name}=seekvalue`,
          `${name}={"$ne":"seekvalue"}`,
          `${name}=1E999`,
          `${name}=-1`,
        ]),
        'seekvalue=seekvalue',
        '$where=seekvalue',
        '__proto__=seekvalue',
      ];
      for (const query of queries) {
        check(`${nameOf(contract)}?${query}`, await ask(contract, undefined, `${pathOf(contract)}?${query}`), 'seekvalue');
      }
    }
    await nothingWrong();
  });
});

describe('a body that is no proper JSON', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
  const bodies: [string, Buffer | string, number][] = [
    ['too large', `{"text":"${'seekvalue'.repeat(60_000)}"}`, 413],
    ['broken UTF-8', bytes('{"text":"seekvalue', [0xc3, 0x28], '"}'), 400],
    ['cut short', '{"text":"seekvalue', 400],
    ['words', 'seekvalue', 400],
    ['empty', ' ', 400],
    ['a number', '1', 400],
    ['null', 'null', 400],
    ['a list', '[{"seekvalue":1}]', 400],
    ['deep', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400],
    ['deep inside', `{"text":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`, 400],
    ['a prototype', '{"__proto__":{"seekvalue":true},"commandId":"x"}', 400],
    ['a constructor', '{"constructor":{"prototype":{"seekvalue":true}}}', 400],
  ];

  it('is refused by every route that takes one', async () => {
    for (const contract of withBody()) {
      for (const [what, body, status] of bodies) check(`${nameOf(contract)}: ${what}`, await ask(contract, body), 'seekvalue', [status]);
    }
    expect(({} as { seekvalue?: unknown }).seekvalue).toBeUndefined();
    await nothingWrong();
  });

  it('with a prototype beside proper fields does not slip through', async () => {
    for (const contract of withBody()) {
      const text = JSON.stringify(sampleOf(contract.body as never)).replace(/^\{/, '{"__proto__":{"seekvalue":true},');
      const { status, body } = await ask(contract, text);
      if (status < 400 || status >= 500 || JSON.stringify(body).includes('seekvalue'))
        wrong.push(`${nameOf(contract)} → ${status} ${JSON.stringify(body).slice(0, 150)}`);
    }
    await nothingWrong();
  });

  it('of another type or encoding is not even read', async () => {
    for (const contract of withBody()) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x']) {
        check(
          `${nameOf(contract)} as ${type}`,
          await ask(contract, 'seekvalue=1', undefined, { 'content-type': type }),
          'seekvalue',
          [415],
        );
      }
      check(
        `${nameOf(contract)} in latin1`,
        await ask(contract, '{"a":1}', undefined, { 'content-type': 'application/json; charset=latin1' }),
        'seekvalue',
        [415],
      );
      check(`${nameOf(contract)} in br`, await ask(contract, 'seekvalue', undefined, { 'content-encoding': 'br' }), 'seekvalue', [400]);
    }
    await nothingWrong();
  });
});

describe('whatever else', () => {
  it('is sent as a body, the answer is a proper refusal and nothing changes', async () => {
    const [routesWithBody, values] = [withBody(), fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(fc.string(), fc.jsonValue()))];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routesWithBody), values, fc.nat(), async (contract, value, pick) => {
        const places = leavesOf(contract.body as never);
        const body = pick % 3 === 0 ? value : withAt(places[pick % places.length] as Leaf, value);
        if (contract.body?.safeParse(body).success) return;
        check(`${nameOf(contract)} ${JSON.stringify(body)}`, await ask(contract, JSON.stringify(body)), '');
      }),
      { numRuns: 400 },
    );
    await nothingWrong();
  });
});

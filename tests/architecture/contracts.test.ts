import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '#tests/support/test-app.ts';

const root = resolve(import.meta.dirname, '../..');
const files = (dir: string, name: RegExp): string[] =>
  readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && !/\.(test|e2e)\.tsx?$/.test(file))
    .map((file) => join(dir, file));
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');

type Exported = { group: string; key: string; value: object };
/** The contracts of a module: its exported objects' members, named as code refers to them. */
async function exportsOf(file: string): Promise<Exported[]> {
  const module = (await import(pathToFileURL(resolve(root, file)).href)) as Record<string, unknown>;
  return Object.entries(module).flatMap(([group, members]) =>
    typeof members === 'object' && members !== null
      ? Object.entries(members).flatMap(([key, value]) =>
          typeof value === 'object' && value !== null ? [{ group, key, value: value as object }] : [],
        )
      : [],
  );
}
async function declared(name: RegExp, isContract: (value: object) => boolean): Promise<Exported[]> {
  return (await Promise.all(files('shared', name).map(exportsOf))).flat().filter(({ value }) => isContract(value));
}
const live = /\.(api|events)\.ts$/;
const isRoute = (value: object): boolean => 'method' in value && 'path' in value;
const isRequest = (value: object): boolean => 'name' in value && 'input' in value && 'output' in value;
const isBroadcast = (value: object): boolean => 'name' in value && 'payload' in value;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('every contract', () => {
  it('of a route is served, and none twice', async () => {
    const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
    const served = app.app.router.contracts.map(({ contract }) => name(contract));
    const routes = await declared(/\.api\.ts$/, isRoute);
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.map(({ value }) => name(value as never)).filter((one) => !served.includes(one))).toEqual([]);
    expect(served.filter((one, i) => served.indexOf(one) !== i)).toEqual([]);
  });

  it('of a socket request is served', async () => {
    const requests = await declared(live, isRequest);
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.map(({ value }) => (value as { name: string }).name).filter((one) => !app.app.sockets.requests.has(one))).toEqual([]);
  });

  it('of a broadcast is sent by the server and heard by some screen', async () => {
    const [screens, server] = ['client/src', 'server'].map((dir) =>
      files(dir, /\.tsx?$/)
        .map(read)
        .join('\n'),
    );
    const broadcasts = await declared(live, isBroadcast);
    expect(broadcasts.length).toBeGreaterThan(8);
    // The child's page is too light for the schemas and names its events by their text.
    const named = ({ group, key, value }: Exported, text = ''): boolean =>
      new RegExp(`\\b${group}\\s*\\.\\s*${key}\\b|'${(value as { name: string }).name}'`).test(text);
    const missing = (text: string | undefined) => broadcasts.filter((one) => !named(one, text)).map(({ group, key }) => `${group}.${key}`);
    expect({ 'nobody sends': missing(server), 'no screen hears': missing(screens) }).toEqual({ 'nobody sends': [], 'no screen hears': [] });
  });

  it('names its events and requests noun:verb, each once', async () => {
    const names = (await declared(live, (value) => isRequest(value) || isBroadcast(value))).map(
      ({ value }) => (value as { name: string }).name,
    );
    for (const name of names) expect(name).toMatch(/^[a-zA-Z]+:[a-zA-Z]+$/);
    expect(names.filter((one, i) => names.indexOf(one) !== i)).toEqual([]);
  });
});

describe('every job', () => {
  it('that is added anywhere has a handler', () => {
    const added = files('server', /\.ts$/).flatMap((file) =>
      [...read(file).matchAll(/queues\s*\.add\(\s*'(\w+)'/g)].map(([, name]) => String(name)),
    );
    expect(added.length).toBeGreaterThan(3);
    const handled = app.platform.queues.names();
    expect([...new Set(added)].filter((name) => !handled.includes(name))).toEqual([]);
    expect(handled.filter((name) => !added.includes(name))).toEqual([]);
  });
});

describe('the description of the API', () => {
  it('holds every route with its summary and its refusals', async () => {
    const { body } = await app.anonymous().raw('get', '/api/openapi.json');
    const { paths, openapi } = body as {
      openapi: string;
      paths: Record<string, Record<string, { summary: string; responses: Record<string, unknown> }>>;
    };
    expect(openapi).toBe('3.1.0');
    for (const { contract } of app.app.router.contracts) {
      const operation = paths[contract.path.replaceAll(/:(\w+)/g, '{$1}')]?.[contract.method];
      expect(operation, `${contract.method} ${contract.path}`).toMatchObject({
        summary: contract.summary,
        responses: { default: expect.anything() as object },
      });
    }
  });
});

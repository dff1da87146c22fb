import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { addressOf, ApiError, sendRequest } from './http.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const failureOf = async (sending: Promise<unknown>): Promise<ApiError> => {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error('an ApiError was expected');
  return error;
};

test('parameters and query go into the address, escaped, and missing ones are left out', () => {
  expect(addressOf({ path: '/api/a/:id/b', params: { id: 'x/y' }, query: { after: 3, role: undefined } })).toBe('/api/a/x%2Fy/b?after=3');
});

test('a problem answer becomes an error with its code, fields and request number', async () => {
  const base = await serve((_req, res) => {
    res.writeHead(400, { 'content-type': 'application/problem+json' });
    res.end(
      JSON.stringify({
        code: 'badRequest',
        detail: 'no',
        status: 400,
        requestId: 'r-1',
        fields: [{ path: 'body.text', reason: 'is empty' }],
      }),
    );
  });
  const error = await failureOf(sendRequest({ method: 'post', path: base, body: {} }));
  expect(error).toMatchObject({ code: 'badRequest', status: 400, requestId: 'r-1', fields: [{ path: 'body.text', reason: 'is empty' }] });
});

test('the plain page of a proxy that lost the server counts as unavailable', async () => {
  const base = await serve((_req, res) =>
    res.writeHead(502, { 'content-type': 'text/html', 'retry-after': '7' }).end('<h1>Bad gateway</h1>'),
  );
  expect(await failureOf(sendRequest({ method: 'get', path: base }))).toMatchObject({ code: 'unavailable', retryAfterMs: 7_000 });
});

test('an answer without content is undefined', async () => {
  const base = await serve((_req, res) => res.writeHead(204).end());
  expect(await sendRequest({ method: 'post', path: base, body: {} })).toBeUndefined();
});

test('nobody listening is called offline', async () => {
  const base = await serve(() => undefined);
  ends.splice(0).forEach((end) => end());
  expect(await failureOf(sendRequest({ method: 'get', path: base }))).toMatchObject({ code: 'offline', status: 0 });
});

test('a server that does not answer is called a timeout', async () => {
  const base = await serve(() => undefined);
  expect(await failureOf(sendRequest({ method: 'get', path: base, timeoutMs: 50 }))).toMatchObject({ code: 'timeout' });
});

test('a request ended by its caller is no failure of the network', async () => {
  const base = await serve(() => undefined);
  const stop = new AbortController();
  const sending = sendRequest({ method: 'get', path: base, signal: stop.signal });
  stop.abort();
  await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
});

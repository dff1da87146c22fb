import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preferCompressed } from './compressed.ts';

const text = 'export const word = "hello";\n'.repeat(50);
const dir = mkdtempSync(join(tmpdir(), 'compressed-'));
writeFileSync(join(dir, 'a.js'), text);
writeFileSync(join(dir, 'a.js.br'), brotliCompressSync(text));
writeFileSync(join(dir, 'a.js.gz'), gzipSync(text));
writeFileSync(join(dir, 'plain.css'), 'p{}');
const server = express()
  .use('/assets', preferCompressed(dir), express.static(dir, { fallthrough: false }))
  .listen(0, '127.0.0.1');
beforeAll(() => (server.listening ? undefined : new Promise<void>((resolve) => void server.once('listening', resolve))));
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

// fetch would unpack the answer and hide what came over the wire.
function get(
  path: string,
  accepts: string,
): Promise<{ status: number; type: string; encoding: string | undefined; vary: string | undefined; body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': accepts } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const { 'content-type': type = '', 'content-encoding': encoding, vary } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, type, encoding, vary, body: Buffer.concat(parts) });
      });
    });
    asked.on('error', reject).end();
  });
}

test('a browser gets the smallest form that it takes, under the type of the file itself', async () => {
  const best = await get('/assets/a.js', 'gzip, deflate, br');
  expect(best).toMatchObject({ status: 200, encoding: 'br', vary: 'Accept-Encoding' });
  expect(best.type).toMatch(/^text\/javascript/);
  expect(brotliDecompressSync(best.body).toString()).toBe(text);
  const older = await get('/assets/a.js', 'gzip');
  expect(older.encoding).toBe('gzip');
  expect(gunzipSync(older.body).toString()).toBe(text);
});

test('whoever takes no compressed form gets the file as it is', async () => {
  const plain = await get('/assets/a.js', 'identity');
  expect(plain.encoding).toBeUndefined();
  expect(plain.body.toString()).toBe(text);
});

test('a file without a compressed form is served as it is, and a missing one is missing', async () => {
  expect((await get('/assets/plain.css', 'br')).body.toString()).toBe('p{}');
  expect((await get('/assets/none.js', 'br')).status).toBe(404);
});

test('a path cannot climb out of the folder', async () => {
  expect((await get('/assets/..%2f..%2fpackage.js', 'br')).status).toBeGreaterThanOrEqual(400);
});

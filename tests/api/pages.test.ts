import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Asks for a path as it is written, which fetch would tidy first. */
const ask = (path: string, accept = 'text/html', method = 'GET') =>
  new Promise<{ status: number; type: string; text: string }>((done, failed) => {
    const { hostname, port } = new URL(app.base);
    request({ hostname, port, path, method, headers: { accept } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }));
    })
      .on('error', failed)
      .end();
  });

describe('an address without a page', () => {
  it('shows the console, which says so in both languages, and repeats nothing of the address', async () => {
    const desk = await ask('/desk');
    for (const path of ['/seekvalue', '/seekvalue/more', '//seekvalue'])
      expect(await ask(path), path).toEqual({ status: 404, type: desk.type, text: desk.text });
  });

  it('is a refusal for programs', async () => {
    for (const answer of [await ask('/seekvalue', 'application/json'), await ask('/seekvalue', '*/*', 'DELETE')]) {
      expect(answer).toMatchObject({ status: 404, type: expect.stringContaining('application/problem+json') as string });
      expect(answer.text).not.toContain('seekvalue');
    }
  });

  it('is no way to files outside the pages', async () => {
    const ways = ['..', '..%2f', '%2e%2e/', '..%5c', '%2e%2e%2f'];
    const paths = ways.flatMap((way) => ['/', '/assets/', '/desk/'].map((start) => `${start}${`${way}/`.repeat(2)}package.json`));
    for (const path of [...paths, '/assets/%00', '/.git/config', '/client.stamp']) {
      const { text } = await ask(path);
      expect(text, path).not.toContain('"dependencies"');
      expect(text, path).not.toContain('[core]');
    }
  });
});

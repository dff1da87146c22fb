import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineRoute } from '#shared/kernel/route.ts';
import { commandId } from '#shared/kernel/ids.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from './command.ts';

test('a command repeated after a lost answer and an absent server carries one command id throughout', async () => {
  const seen: string[] = [];
  const server = createServer((req, res) => {
    let text = '';
    req.on('data', (part: Buffer) => (text += part.toString()));
    req.on('end', () => {
      seen.push((JSON.parse(text) as { commandId: string }).commandId);
      if (seen.length === 1) return req.socket.destroy();
      if (seen.length === 2) return res.writeHead(503).end();
      return res.writeHead(200).end('{"n":1}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const path = `http://127.0.0.1:${(server.address() as AddressInfo).port}/act`;
  const contract = defineRoute({
    method: 'post',
    path,
    summary: 'Act',
    body: z.strictObject({ commandId, text: z.string() }),
    answer: z.object({ n: z.number() }),
  });
  try {
    expect(await runCommand(contract, { body: { text: 'go' } })).toEqual({ n: 1 });
  } finally {
    server.close();
  }
  expect(seen).toHaveLength(3);
  expect(new Set(seen).size).toBe(1);
  expect(commandId.safeParse(seen[0]).success).toBe(true);
});

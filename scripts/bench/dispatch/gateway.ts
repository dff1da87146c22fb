import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Sms = { to: string; text: string; id: string };
export type Gateway = Awaited<ReturnType<typeof startGateway>>;

/** An SMS gateway on this machine that takes every message, and the file that describes it. */
export async function startGateway() {
  const dir = mkdtempSync(join(tmpdir(), 'bench-sms-'));
  let heard = (_sms: Sms, _at: number): void => undefined;
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const at = performance.now();
      res.setHeader('content-type', 'application/json').end('{}');
      heard(JSON.parse(Buffer.concat(parts).toString()) as Sms, at);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const file = join(dir, 'gateway.json');
  const body = { json: { to: '{to}', text: '{text}', id: '{id}' } };
  const secret = { in: 'header', name: 'x-secret', value: 'a secret of the bench' };
  const inbound = { secret, addresses: ['127.0.0.1'], from: 'from', text: 'text', id: 'id' };
  writeFileSync(file, JSON.stringify({ send: { url, method: 'POST', body, numbers: 'plus' }, inbound }));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(dir, { recursive: true, force: true });
  };
  return { file, onSms: (hear: typeof heard) => void (heard = hear), stop };
}

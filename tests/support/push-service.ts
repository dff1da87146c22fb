import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushDevice } from '#server/adapters/push/open-push.ts';

export { newDevice, openPush, type PushDevice } from '#server/adapters/push/open-push.ts';

/** A push as it reached the push service. */
export type Pushed = { path: string; headers: IncomingHttpHeaders; body: Buffer; at: number };
/** What the push service does with the next push: answers a status, or whatever else. */
export type Treatment = number | 'hang' | 'close' | ((response: ServerResponse) => void);

/** A push service on loopback that keeps what it gets, and treats each push as told. */
export async function startPushService() {
  const got: Pushed[] = [];
  const told = new Map<string, Treatment[]>();
  const server = createServer((req, res) => {
    const path = req.url ?? '';
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      got.push({ path, headers: req.headers, body: Buffer.concat(parts), at: performance.now() });
      const treatment = told.get(path)?.shift() ?? 201;
      if (typeof treatment === 'number') res.writeHead(treatment, { location: 'https://elsewhere.example/' }).end('whatever');
      else if (treatment === 'close') req.socket.destroy();
      else if (treatment !== 'hang') treatment(res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    got,
    /** How the next pushes to a path are treated, in this order; those after them are taken. */
    treat: (path: string, ...treatments: Treatment[]) => void told.set(path, treatments),
    /** What a device's browser tells our server. */
    subscription: (path: string, { ecdh, auth }: PushDevice) => ({
      endpoint: `${origin}${path}`,
      p256dh: ecdh.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type PushService = Awaited<ReturnType<typeof startPushService>>;

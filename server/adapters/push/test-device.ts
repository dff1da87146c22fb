import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pushPayloadSchema, type PushPayload } from '#shared/reach/push-payload.ts';
import type { PushTarget } from '../../domains/reach/reach.port.ts';
import type { Logger } from '../../platform/logger.ts';
import { newDevice, openPush } from './open-push.ts';

// A push message is at most so many bytes (RFC 8030 §7.2).
const maxBytes = 4_096;

export type TestDevice = ReturnType<typeof createTestDevice>;

/** A device of this process that takes pushes as a phone does, on loopback and under an address and keys that nobody else knows. */
export function createTestDevice({ logger }: { logger: Logger }) {
  const keys = newDevice();
  const path = `/${randomBytes(16).toString('base64url')}`;
  let shown: (payload: PushPayload) => Promise<void> = async () => undefined;
  let origin: string | null = null;
  const server = createServer((req, res) => {
    void bodyOf(req).then((body) => {
      const isOurs = req.method === 'POST' && req.url === path && body !== null;
      res.writeHead(isOurs ? 201 : 404).end();
      if (isOurs) void show(body);
    });
  });
  async function show(body: Buffer): Promise<void> {
    try {
      await shown(pushPayloadSchema.parse(JSON.parse(openPush(keys, body))));
    } catch (error) {
      logger.warn({ err: error }, 'the test device could not answer a page');
    }
  }

  return {
    /** Begins to take pushes; each is opened and given to `take`. */
    start: async (take: (payload: PushPayload) => Promise<void>): Promise<void> => {
      shown = take;
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
      });
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    /** Where pushes to it go; rejects before it takes any, so that they are tried again. */
    target: async (): Promise<PushTarget & { id: string }> => {
      if (origin === null) throw new Error('the test device takes no pushes yet');
      const { ecdh, auth } = keys;
      return { id: 'test', endpoint: `${origin}${path}`, p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') };
    },
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(req: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of req as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBytes) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}

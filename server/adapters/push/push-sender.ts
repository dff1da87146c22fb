import webPush from 'web-push';
import type { PushSender } from '../../domains/reach/reach.port.ts';
import type { Vapid } from './vapid.ts';

type Deps = {
  vapid: Vapid;
  /** Whom a push service may write to about our messages: `https:` or `mailto:` (RFC 8292). */
  subject: string;
  /** So long one try may take, in milliseconds. */
  patienceMs?: number;
};

/** Hands pushes to push services: encrypted for the device (RFC 8291), signed with our key (RFC 8292), urgent. */
export function createPushSender({ vapid, subject, patienceMs = 2_500 }: Deps): PushSender {
  return {
    publicKey: vapid.publicKey,
    send: async ({ endpoint, p256dh, auth }, { payload, ttlSeconds, topic }, signal) => {
      const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
        vapidDetails: { subject, ...vapid },
        TTL: Math.max(0, Math.round(ttlSeconds)),
        urgency: 'high',
        topic,
      });
      // The library's own way of sending knows no signal, and follows no deadline but a silence of the socket.
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: body as Uint8Array<ArrayBuffer>,
        // An endpoint that leads elsewhere could lead anywhere.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      });
      // What it says is of no use; unread, it would hold the connection.
      await response.body?.cancel();
      if (response.ok) return 'accepted';
      if (response.status === 404 || response.status === 410) return 'gone';
      throw new Error(`The push service answered ${response.status}`);
    },
  };
}

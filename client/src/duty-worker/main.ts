import { openDeviceStore, type DeviceStore } from '../lib/device-store.ts';
import { languageOf, noticeOf, readPush } from './notice.ts';
import { createReceipts } from './receipts.ts';
import { answerFrom, fillShell, isOfShell, removeOtherShells } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

/** The worker of the duty page: opens it without a network, shows pages as notifications, and says when they arrived. */
const page = '/duty';
let opened: Promise<DeviceStore> | undefined;
const store = (): Promise<DeviceStore> => (opened ??= openDeviceStore());
const receipts = async () => createReceipts({ store: await store(), post: postReceipt, now: () => Date.now() });

async function postReceipt({ token, what }: { token: string; what: string }): Promise<number> {
  const answer = await fetch('/api/pages/receipt', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, what }),
    credentials: 'omit',
    cache: 'no-store',
  });
  return answer.status;
}

/** What could not be sent is tried again by the browser where it can, at the next push, and whenever the page is open. */
async function sendReceipts(send: Promise<boolean>): Promise<void> {
  if (await send) return;
  const { sync } = self.registration as ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } };
  await sync?.register('receipts').catch(() => undefined);
}

async function showPush(data: unknown): Promise<void> {
  const push = readPush(data);
  const { title, body, open, lang, dir } = noticeOf(push, languageOf(await (await store()).read('language'), self.navigator.language));
  const options = {
    ...{ body, lang, dir, tag: push.tag, renotify: true, requireInteraction: true, vibrate: [400, 150, 400, 150, 700] },
    ...{ icon: '/duty-app/icon-192.png', badge: '/duty-app/badge-96.png', actions: [{ action: 'open', title: open }] },
    data: { token: push.token },
  };
  await self.registration.showNotification(title, options);
  await Promise.all([tellPages(), receipts().then((kept) => sendReceipts(kept.give(push.token, 'received')))]);
}

async function tellPages(): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ type: 'paged' });
}

async function openPage(token: string): Promise<void> {
  const seen = receipts().then((kept) => sendReceipts(kept.give(token, 'seen')));
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((client) => new URL(client.url).pathname === page);
  await (there ? there.focus() : self.clients.openWindow(page)).catch(() => null);
  await seen;
}

self.addEventListener('install', (event) => event.waitUntil(fillShell(self.caches)));
self.addEventListener('activate', (event) => event.waitUntil(removeOtherShells(self.caches).then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  if (isOfShell(event.request, self.location.origin)) event.respondWith(answerFrom(self.caches, event.request));
});
self.addEventListener('push', (event) => {
  let data: unknown = null;
  try {
    data = event.data?.json();
  } catch {
    // Something is shown all the same: whoever sent it wanted this person to look.
  }
  event.waitUntil(showPush(data));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { token } = (event.notification.data ?? {}) as { token?: string };
  event.waitUntil(openPage(token ?? ''));
});
self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: string };
  // The page says when it may be replaced: nothing half-written is lost.
  if (type === 'replace') void self.skipWaiting();
  if (type === 'receipts') event.waitUntil(receipts().then((kept) => kept.flush()));
});
self.addEventListener('sync', ((event: ExtendableEvent) => {
  event.waitUntil(
    receipts().then(async (kept) => {
      if (!(await kept.flush())) throw new Error('still no network');
    }),
  );
}) as EventListener);
self.addEventListener('pushsubscriptionchange', (event) => (event as ExtendableEvent).waitUntil(tellPages()));

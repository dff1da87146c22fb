import { shellReady } from '../device/shell.ts';

/** Whether this device can be reached by pushes, and what stands against it. */
export type PushState = 'unsupported' | 'denied' | 'ask' | 'off' | 'on';
export type PushKeys = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const isSame = (held: ArrayBuffer | null, key: Uint8Array): boolean => {
  const bytes = new Uint8Array(held ?? new ArrayBuffer(0));
  return bytes.length === key.length && bytes.every((byte, index) => byte === key[index]);
};

const isSupported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Looks how it stands; a subscription made with another key of the server counts for nothing. */
export async function pushState(publicKey: string): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  if (Notification.permission !== 'granted') return 'ask';
  const registration = await shellReady();
  const held = await registration?.pushManager.getSubscription();
  if (!registration) return 'unsupported';
  return held && isSame(held.options.applicationServerKey, bytesOf(publicKey)) ? 'on' : 'off';
}

/** Asks for permission and subscribes this device; null when the person or the browser says no. Throws when the push service cannot be reached. */
export async function subscribe(publicKey: string): Promise<PushKeys | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await shellReady();
  if (!registration) return null;
  const key = bytesOf(publicKey);
  const held = await registration.pushManager.getSubscription();
  if (held && !isSame(held.options.applicationServerKey, key)) await held.unsubscribe();
  return keysOf(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
}

/** The keys of the subscription that this device holds for this server; null when it holds none. */
export async function heldKeys(publicKey: string): Promise<PushKeys | null> {
  if ((await pushState(publicKey)) !== 'on') return null;
  const registration = await shellReady();
  return keysOf(await registration?.pushManager.getSubscription());
}

function keysOf(made: PushSubscription | null | undefined): PushKeys | null {
  const { endpoint, keys } = made?.toJSON() ?? {};
  return endpoint && keys?.['p256dh'] && keys['auth'] ? { endpoint, p256dh: keys['p256dh'], auth: keys['auth'] } : null;
}

/** What the owner knows this device by: what the browser tells of it. */
export function deviceName(): string {
  const [, android] = /Android [^;]+; ([^;)]+)/.exec(navigator.userAgent) ?? [];
  const name = android && android !== 'K' ? android : /Android/.test(navigator.userAgent) ? 'Android' : (navigator.platform ?? '');
  return name.trim().slice(0, 60) || 'browser';
}

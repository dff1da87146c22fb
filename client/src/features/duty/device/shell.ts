// The page as this device keeps it: loaded without a network, and replaced by a newer one when nothing is lost by it.
let waiting: ServiceWorker | null = null;
let registration: ServiceWorkerRegistration | null = null;
const listeners = new Set<() => void>();
const hourMs = 60 * 60_000;

function notice(worker: ServiceWorker | null): void {
  waiting = worker;
  listeners.forEach((listener) => listener());
}

function watch(found: ServiceWorkerRegistration): void {
  registration = found;
  const look = () => {
    // Without a controller this is the first worker, and there is nothing older to be replaced.
    if (found.waiting && navigator.serviceWorker.controller) notice(found.waiting);
  };
  look();
  found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', look));
}

/** Registers the worker of this page, looks for a newer one now and then, and starts again when it has taken over. */
export function startShell(): void {
  // On plain http (a trial in a local network) browsers have no workers; the page then needs its network.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) window.location.reload();
  });
  navigator.serviceWorker.register('/duty-sw.js', { scope: '/duty', updateViaCache: 'none' }).then(watch, () => undefined);
  const update = () => void registration?.update().catch(() => undefined);
  window.addEventListener('online', update);
  setInterval(update, hourMs);
}

/** Asks whether there is a newer page, because the server speaks differently now. */
export const lookForNewer = (): void => void registration?.update().catch(() => undefined);

/** The worker's registration once it is active; null where the browser has no workers. */
export const shellReady = async (): Promise<ServiceWorkerRegistration | null> =>
  import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker.ready : null;

/** Whether a newer page waits to take over. */
export const newer = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isThere: (): boolean => waiting !== null,
  /** Lets it take over; this page is loaded again. */
  take: (): void => waiting?.postMessage({ type: 'replace' }),
};

/** Has the worker send the receipts that it could not send, now that there is a network. */
export const sendReceipts = (): void => navigator.serviceWorker?.controller?.postMessage({ type: 'receipts' });

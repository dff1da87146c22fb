// The push services of the browsers in use. A host that begins with a dot stands for everything below it.
const known = [
  // Chrome, Edge on Android, Samsung Internet, Opera, UC …: Firebase Cloud Messaging.
  ...['fcm.googleapis.com', 'jmt17.google.com'],
  // Firefox.
  '.push.services.mozilla.com',
  // Safari.
  '.push.apple.com',
  // Edge on Windows.
  '.notify.windows.com',
];

/**
 * Whether pushes may be sent to an endpoint: our server asks whatever address a browser names, so it must be a push service's.
 * `more` are hosts, `.domains`, or whole origins (`http://127.0.0.1:9000`, for trials) that are let through as well.
 */
export function isPushService(endpoint: string, more: readonly string[] = []): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password, origin } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  if (more.includes(origin)) return true;
  if (protocol !== 'https:' || port !== '') return false;
  return [...known, ...more].some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}

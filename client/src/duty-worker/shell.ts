// Put in by the build: which files make up the page, and a name for exactly these.
declare const DUTY_SHELL: { readonly version: string; readonly page: string; readonly entry: string; readonly files: readonly string[] };

const prefix = 'muhafiz-duty-';
const cacheName = (): string => prefix + DUTY_SHELL.version;

/** Loads the page and its files into the cache of this version; fails as a whole, so that a half-loaded page is never shown. */
export async function fillShell(caches: CacheStorage): Promise<void> {
  const cache = await caches.open(cacheName());
  const html = await fetch(DUTY_SHELL.page, { cache: 'reload', credentials: 'omit' });
  // The server may have moved on while this worker was being installed: then its page belongs to the next one.
  if (!html.ok || !(await html.clone().text()).includes(DUTY_SHELL.entry)) throw new Error('the page is of another version');
  await cache.put(DUTY_SHELL.page, html);
  // The names of most files hold their hash: what the page has just loaded need not come over the network again.
  await Promise.all(DUTY_SHELL.files.map(async (file) => ((await cache.match(file)) ? undefined : cache.add(file))));
}

/** Removes what earlier versions kept. */
export async function removeOtherShells(caches: CacheStorage): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName()).map((name) => caches.delete(name)));
}

const fonts = /^\/assets\/[\w.-]+\.woff2$/;

/** True for the page itself, its files and its fonts; everything else (the API above all) goes past this worker. */
export function isOfShell(request: Pick<Request, 'method' | 'mode' | 'url'>, origin: string): boolean {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return false;
  if (request.mode === 'navigate') return url.pathname === DUTY_SHELL.page;
  return DUTY_SHELL.files.includes(url.pathname) || fonts.test(url.pathname);
}

/** Answers from the cache, else from the network; a font is kept once it was needed, since it is large and both languages have their own. */
export async function answerFrom(caches: CacheStorage, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const cache = await caches.open(cacheName());
  const kept = await cache.match(pathname);
  if (kept) return kept;
  const answer = await fetch(request);
  if (fonts.test(pathname) && answer.ok) await cache.put(pathname, answer.clone());
  return answer;
}

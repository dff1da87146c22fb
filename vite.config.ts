import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin, type Rollup } from 'vite';

const root = resolve(import.meta.dirname, 'client');
const server = `http://127.0.0.1:${process.env.PORT ?? 8080}`;

// Every page beside this root is a page of the product; the gallery of components is for development only, and /duty is built by itself.
const pages = readdirSync(root).filter((name) => name.endsWith('.html') && name !== 'gallery.html' && name !== 'duty.html');

/** React Aria speaks 34 languages and not Urdu: of its tables keep English and put ours in. */
const ariaLanguages = (): Plugin => ({
  name: 'aria-languages',
  apply: 'build',
  transform(code, id) {
    if (!/react-aria(-components)?\/dist\/private\/.*intlStrings\.mjs$/.test(id)) return null;
    const [, path, part] = /"([./]+intl\/(?:(\w+)\/)?en-US\.mjs)"/.exec(code) ?? [];
    if (!path) throw new Error(`React Aria keeps its English words elsewhere now: ${id}`);
    return {
      code: [
        `import english from '${path}';`,
        `import { ariaUrdu } from '${resolve(root, 'src/ui/aria-urdu.ts')}';`,
        `export default { 'en-US': english, 'ur-PK': { ...english, ...ariaUrdu['${part ?? 'components'}'] } };`,
      ].join('\n'),
      map: null,
    };
  },
});

/** Pages check data, describe no API and have words of their own: zod's JSON Schemas and its English are left out, and a phone loads five kB less. */
const leanZod = (): Plugin => ({
  name: 'lean-zod',
  apply: 'build',
  transform(code, id) {
    if (/zod\/v4\/locales\/en\.js$/.test(id)) return { code: 'export default () => ({});', map: null };
    if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null;
    const names = [...code.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name = '']) => name);
    if (!names.some((name) => /JSONSchema|Processor$/.test(name))) throw new Error(`zod keeps its JSON Schemas elsewhere now: ${id}`);
    const renamed = code.includes('export { processSchema as process }') ? ['export { none as process };'] : [];
    return {
      code: ['const none = () => () => undefined;', ...names.map((name) => `export const ${name} = none;`), ...renamed].join('\n'),
      map: null,
    };
  },
});

/** Fills in what all public pages say alike before any script runs. */
const publicPages = (): Plugin => ({
  name: 'public-pages',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replace(/<!-- (page-\w+) -->/g, (_, part: string) => readFileSync(resolve(root, `src/ui/public/${part}.html`), 'utf8')),
  },
});

/** Puts compressed forms beside the files of the build (server/app/compressed.ts sends them), so that a cheap phone loads a third. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir = '' }, files) {
    for (const name of Object.keys(files).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const content = readFileSync(join(dir, name));
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content));
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
});

/** Every file that a page may load, fonts left out: its scripts, what they load later, their styles and pictures. */
function filesOf(bundle: Rollup.OutputBundle, entry: Rollup.OutputChunk): string[] {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) files.add(file);
    [...chunk.imports, ...chunk.dynamicImports].forEach(add);
  };
  add(entry.fileName);
  return [...files].filter((name) => !name.endsWith('.woff2')).map((name) => `/${name}`);
}

/** Builds the service worker of `/duty` into one file at the root, with the list of what it keeps for when there is no network. */
const dutyWorker = (): Plugin => ({
  name: 'duty-worker',
  apply: 'build',
  async generateBundle(_options, bundle) {
    const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.name === 'duty');
    if (entry?.type !== 'chunk') throw new Error('There is no page for the duty worker to keep');
    const own = readdirSync(resolve(root, 'public/duty-app')).map((name) => `/duty-app/${name}`);
    const icon = Object.keys(bundle).filter((name) => /^assets\/icon-[\w-]+\.svg$/.test(name));
    const files = [...new Set([...filesOf(bundle, entry), ...icon.map((name) => `/${name}`), ...own])].sort();
    const source = readdirSync(resolve(root, 'src/duty-worker')).map((name) => readFileSync(resolve(root, 'src/duty-worker', name)));
    const parts = [
      ...files,
      readFileSync(resolve(root, 'duty.html')),
      ...source,
      ...own.map((name) => readFileSync(root + '/public' + name)),
    ];
    const hash = parts.reduce((sum, part) => sum.update(part).update('\0'), createHash('sha256'));
    const shell = { version: hash.digest('hex').slice(0, 16), page: '/duty', entry: `/${entry.fileName}`, files };
    const built = await build({
      ...{ configFile: false, root, publicDir: false, logLevel: 'warn' },
      define: { DUTY_SHELL: JSON.stringify(shell) },
      build: {
        ...{ write: false, target: 'chrome100', modulePreload: false },
        rollupOptions: { input: resolve(root, 'src/duty-worker/main.ts'), output: { format: 'iife' } },
      },
    });
    const [worker] = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
    if (worker?.type !== 'chunk') throw new Error('The duty worker was not built');
    this.emitFile({ type: 'asset', fileName: 'duty-sw.js', source: worker.code });
  },
});

const output = {
  target: ['chrome100', 'firefox100', 'safari15.4'],
  // The policy allows files of our own only: nothing may become a data: address or an inline script.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  sourcemap: 'hidden',
} as const;

/** Builds `/duty` by itself: shared pieces would mean twenty requests for a phone on 2G, and more than it needs in each. */
const dutyPage = (): Plugin => ({
  name: 'duty-page',
  apply: 'build',
  writeBundle: {
    sequential: true,
    async handler({ dir = '' }) {
      await build({
        ...{
          configFile: false,
          root,
          publicDir: false,
          logLevel: 'warn',
          plugins: [react(), leanZod(), dutyWorker(), precompress()],
        },
        build: { ...output, outDir: dir, emptyOutDir: false, rollupOptions: { input: { duty: resolve(root, 'duty.html') } } },
      });
    },
  },
});

export default defineConfig({
  root,
  plugins: [react(), publicPages(), ariaLanguages(), leanZod(), precompress(), dutyPage()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/client'),
    emptyOutDir: true,
    ...output,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      input: Object.fromEntries(pages.map((name) => [name.replace('.html', ''), resolve(root, name)])),
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      // The host stays the one the page was opened at: the server holds it against the Origin.
      '/api': { target: server, changeOrigin: false },
      '/rt': { target: server, ws: true },
      '/healthz': { target: server, changeOrigin: false },
      '/readyz': { target: server, changeOrigin: false },
    },
  },
});

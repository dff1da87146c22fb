import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = resolve(import.meta.dirname, 'client');
const server = `http://127.0.0.1:${process.env.PORT ?? 8080}`;

// Every page beside this root is a page of the product; the gallery of components is for development only.
const pages = readdirSync(root).filter((name) => name.endsWith('.html') && name !== 'gallery.html');

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

export default defineConfig({
  root,
  plugins: [react(), publicPages(), ariaLanguages(), precompress()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/client'),
    emptyOutDir: true,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    // The policy allows files of our own only: nothing may become a data: address or an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: 'hidden',
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

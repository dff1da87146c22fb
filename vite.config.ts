import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
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

export default defineConfig({
  root,
  plugins: [react(), ariaLanguages()],
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
      '/api': server,
      '/rt': { target: server, ws: true },
      '/healthz': server,
      '/readyz': server,
    },
  },
});

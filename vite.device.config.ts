import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'));

/**
 * The parts of the checker of schemas that a phone never runs: it writes no JSON Schema, and it tells nobody the checker's own
 * English sentences. Each of their functions becomes one that answers nothing.
 */
const leaveOut: Plugin = {
  name: 'leave-out',
  enforce: 'pre',
  transform(code, file) {
    if (/zod\/v4\/locales\/en\.js$/.test(file))
      return "export default function () { return { localeError: () => 'Invalid input' }; }";
    if (!/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/.test(file)) return null;
    const names = [...code.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => name);
    const renamed = [...code.matchAll(/^export \{ (\w+ as \w+) \};$/gm)].map(([, pair]) => pair);
    return [
      'const nothing = () => undefined;',
      ...names.map((name) => `export const ${name} = nothing;`),
      ...renamed.map((pair) => `export { ${pair} };`),
    ].join('\n');
  },
};

/** The till: a program of its own, kept whole on the phone. Built after the pages, into their folder of files. */
export default defineConfig({
  root: path('src/slices/till/offline'),
  base: '/kasir/',
  publicDir: 'public',
  define: { 'import.meta.env.APP_VERSION': JSON.stringify(version) },
  build: {
    outDir: path('build/client/kasir'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    leaveOut,
    tailwindcss(),
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: {
        name: 'Gelaran Kasir',
        short_name: 'Kasir',
        description: 'Kasir stan pameran: tetap berjualan tanpa jaringan.',
        lang: 'id',
        start_url: '/kasir/',
        scope: '/kasir/',
        display: 'standalone',
        orientation: 'any',
        theme_color: '#0a4549',
        background_color: '#0a4549',
        icons: [
          { src: 'icons/till-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/till-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/till-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2}'],
        // Names of people and products are Latin; the extended letters are fetched when one is met.
        globIgnores: ['**/*latin-ext*'],
        target: 'es2022',
      },
    }),
  ],
});

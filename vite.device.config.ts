import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'));

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

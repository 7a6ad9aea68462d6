import { reactRouter } from '@react-router/dev/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** Pages and API are one graph: the server entry imports the pages' build, so that no module exists twice. */
export default defineConfig({
  plugins: [tailwindcss(), reactRouter()],
  publicDir: 'src/app/public',
  build: { target: 'es2022', assetsInlineLimit: 0 },
  environments: { ssr: { build: { target: 'node26', rollupOptions: { input: './src/app/server.ts' } } } },
});

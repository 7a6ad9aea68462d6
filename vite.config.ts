import { reactRouter } from '@react-router/dev/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * What a page's component uses goes to the browser, with all that it imports. One constant of a file that reaches a store
 * takes the database's client along, and the page dies there before it can be used: then the build fails here, by name.
 */
const keepServerHome: Plugin = {
  name: 'keep-server-home',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const stray = Object.entries(chunk.modules).filter(
        ([id, { renderedLength }]) =>
          renderedLength > 0 && /browser-external|node_modules\/(pg|kysely|pino)\//.test(id),
      );
      const [first] = stray;
      if (first)
        this.error(`${chunk.fileName} would bring ${first[0]} to the browser; it holds ${namesIn(chunk.modules)}`);
    }
  },
};

function namesIn(modules: Readonly<Record<string, unknown>>): string {
  const own = Object.keys(modules).filter((id) => !id.includes('node_modules'));
  return own
    .slice(0, 12)
    .map((id) => id.replace(/^.*\/src\//, 'src/'))
    .join(', ');
}

/** Pages and API are one graph: the server entry imports the pages' build, so that no module exists twice. */
export default defineConfig({
  plugins: [tailwindcss(), reactRouter(), keepServerHome],
  publicDir: 'src/app/public',
  build: { target: 'es2022', assetsInlineLimit: 0 },
  environments: { ssr: { build: { target: 'node26', rollupOptions: { input: './src/app/server.ts' } } } },
});

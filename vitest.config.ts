import { defineConfig } from 'vitest/config';

/** Tests that start and kill servers of their own want a process of their own. */
const ALONE = ['src/platform/postgres/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: 'src/platform/db/test-server-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // Only a test that hangs is cut off: how fast a machine is decides nothing.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'faults/**/*.test.ts'],
          exclude: ['node_modules', ...ALONE],
          // Modules hold no state that one test file could leave to the next; loading them anew took half of the time.
          isolate: false,
          // Schemas made before this is loaded cannot be described to the API's readers, and files come in any order.
          setupFiles: ['@hono/zod-openapi', 'src/app/testing/check-answers.ts'],
        },
      },
    ],
  },
});

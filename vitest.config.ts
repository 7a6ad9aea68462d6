import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'faults/**/*.test.ts'],
    globalSetup: 'src/platform/db/test-server-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // Only a test that hangs is cut off: how fast a machine is decides nothing.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

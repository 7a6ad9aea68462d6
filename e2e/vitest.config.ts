import { defineConfig } from 'vitest/config';
import { isLane, journeysOf } from './lanes.ts';

const lane = process.env.JOURNEY_LANE;

export default defineConfig({
  test: {
    include: journeysOf(isLane(lane) ? lane : undefined),
    globalSetup: 'e2e/serve.ts',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // As long as the browser waits for anything: how fast a machine is decides nothing.
    expect: { poll: { timeout: 30_000 } },
    bail: 0,
  },
});

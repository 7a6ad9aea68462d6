/** Runs the journeys by Vitest with a configuration of their own: one server, one browser, files one after the other. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, vitestCount } from '../scripts/checks.ts';

const ran = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'e2e/vitest.config.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  },
);
process.stdout.write(ran.stdout);
process.stderr.write(ran.stderr);
const { passed, failed } = vitestCount(ran.stdout) ?? { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = ran.status ?? 1;

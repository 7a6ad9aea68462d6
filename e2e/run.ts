/**
 * Runs the journeys by Vitest with a configuration of their own: two lanes side by side, in each one server, one browser and
 * files one after the other. Journeys that are named are run alone, without lanes.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, vitestCount } from '../scripts/checks.ts';
import { LANES, type Lane } from './lanes.ts';

interface Ran {
  readonly code: number;
  readonly output: string;
}

function runJourneys(lane: Lane | undefined, named: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'e2e/vitest.config.ts', ...named],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, FORCE_COLOR: '0', ...(lane && { JOURNEY_LANE: lane }) },
      },
    );
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const named = process.argv.slice(2);
const lanes: readonly (Lane | undefined)[] = named.length > 0 ? [undefined] : LANES;
const ran = await Promise.all(lanes.map((lane) => runJourneys(lane, named)));
let passed = 0;
let failed = 0;
for (const { code, output } of ran) {
  process.stdout.write(output);
  const counted = vitestCount(output) ?? { passed: 0, failed: 1 };
  passed += counted.passed;
  // A lane that broke before or after its cases has failed all the same.
  failed += code !== 0 && counted.failed === 0 ? 1 : counted.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** `npm test`: the validation, then the journeys in a real browser against a freshly built and started server. */
import { type Check, report, runChecks } from './checks.ts';
import { validation } from './validation.ts';

const journeys: readonly (readonly Check[])[] = [
  [{ name: 'build', args: ['scripts/build.ts'] }],
  [
    {
      name: 'journeys in a browser',
      args: ['e2e/run.ts'],
      count: (output) => {
        const line = /^(\d+) passed, (\d+) failed$/m.exec(output);
        return line ? { passed: Number(line[1]), failed: Number(line[2]) } : undefined;
      },
    },
  ],
];

process.exitCode = report(await runChecks([...validation, ...journeys]));

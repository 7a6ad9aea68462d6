/** `npm run validate`: everything that `npm test` runs before the browser. */
import { report, runChecks } from './checks.ts';
import { validation } from './validation.ts';

process.exitCode = report(await runChecks(validation));

import { systemClock } from '../../kinds/time.ts';
import { ToldFault } from '../../platform/problem/told-fault.ts';
import { createFigureNews, type Difference, startProjector, verify } from '../../slices/insights/index.ts';
import { withInstallation } from '../installation.ts';
import type { Command } from './command.ts';

/** More differences than this are counted, not listed. */
const LISTED = 50;

export const verifyCommand: Command = {
  options: { json: { type: 'boolean', default: false } },
  run: (settings, _positionals, { json }) =>
    withInstallation(settings, async ({ runner, log, data }) => {
      if (data.organisers.length === 0)
        throw new ToldFault(
          `There is no organiser in ${data.place} yet, so there is nothing to verify. Is ${settings.databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL'} right?`,
        );
      // A server that was killed may have left uploads that are stored and not folded; that is no difference.
      const projector = startProjector({ runner, clock: systemClock, log, news: createFigureNews() });
      await projector.settle();
      await projector.stop();
      const report = await verify(runner);
      const failed = report.differences.length > 0;
      if (json) console.log(JSON.stringify({ data, ...report }));
      else {
        console.log(
          `${report.events} events of ${report.devices} devices, ${report.receipts} receipts, ${report.figures} figures recomputed from the log.`,
        );
        for (const { slug, fingerprint } of report.editions) console.log(`${slug}: log ${fingerprint}`);
        if (report.pending > 0)
          console.log(`${report.pending} uploads came in meanwhile and are not in the figures yet.`);
        for (const difference of report.differences.slice(0, LISTED)) console.error(describe(difference));
        console.log(conclusionOf(report.differences.length, report.events));
      }
      return failed ? 1 : 0;
    }),
};

function describe(difference: Difference): string {
  return `difference: ${Object.entries(difference)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ')}`;
}

function conclusionOf(differences: number, events: number): string {
  if (differences > 0) return `${differences} differences.`;
  return events === 0 ? 'Nothing was sold yet, so there is nothing to compare.' : 'Everything agrees exactly.';
}

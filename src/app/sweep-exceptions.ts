/**
 * Looks now and then for what no single upload shows: gaps that have stayed open for hours, numbers that two receipts have, booths
 * that sell although the plan has them blocked, refunds that came in the same moment as their sale,
 * voids without a sale, sales without an open shift, shifts that were short or are still open.
 * Any process may do it; an exception is raised once whoever looks.
 */
import type { Id } from '../kinds/id.ts';
import type { Services } from '../platform/http/api.ts';
import type { AtEdition } from '../slices/editions/index.ts';
import { raiseGaps } from '../slices/hall/index.ts';
import {
  raiseClosedBooths,
  raiseMetRefunds,
  raiseOddShifts,
  raiseReusedReceipts,
  raiseShiftCounts,
  raiseUnmetVoids,
} from '../slices/till/index.ts';

export const SWEEP_MS = 5 * 60_000;
/** A person who settles exceptions waits no longer than this for one, where looking is cheap. */
const SOONEST_MS = 15_000;
/** Looking may take so small a part of the time: a hundredth. */
const SHARE = 100;

/** Looks again and again: every fifteen seconds while that is cheap, every five minutes where it is not. */
export function startLooking(services: Pick<Services, 'runner' | 'clock' | 'log'>): { stop(): Promise<void> } {
  let stopped = false;
  let waiting: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const started = performance.now();
    await sweepExceptions(services).catch((error: unknown) =>
      services.log.warn({ err: error }, 'sweeping waits for the database'),
    );
    wait(Math.min(SWEEP_MS, Math.max(SOONEST_MS, SHARE * (performance.now() - started))));
  };
  const wait = (ms: number) => {
    if (stopped) return;
    waiting = setTimeout(() => {
      running = look();
    }, ms).unref();
  };
  wait(SOONEST_MS);
  return {
    async stop() {
      stopped = true;
      clearTimeout(waiting);
      await running;
    },
  };
}

/**
 * Edition by edition, each in a transaction of its own; one that fails holds up no other. Returns how many exceptions were raised.
 * @throws AggregateError once all were looked at.
 */
export async function sweepExceptions({ runner, clock }: Pick<Services, 'runner' | 'clock'>): Promise<number> {
  const editions = await runner.db
    .selectFrom('editions.directory')
    .select(['organiser_id as organiser', 'edition_id as edition'])
    .execute();
  let raised = 0;
  const failed: unknown[] = [];
  for (const { organiser, edition } of editions) {
    const ctx: AtEdition = {
      actor: { kind: 'system' },
      organiser: organiser as Id<'organiser'>,
      edition: edition as Id<'edition'>,
      clock,
      locale: 'id',
      requestId: '',
    };
    raised += await runner
      .command(
        ctx,
        async (tx) =>
          (await raiseGaps(ctx, tx)) +
          (await raiseReusedReceipts(ctx, tx)) +
          (await raiseClosedBooths(ctx, tx)) +
          (await raiseMetRefunds(ctx, tx)) +
          (await raiseUnmetVoids(ctx, tx)) +
          (await raiseOddShifts(ctx, tx)) +
          (await raiseShiftCounts(ctx, tx)),
      )
      .catch((error: unknown) => {
        failed.push(error);
        return 0;
      });
  }
  if (failed.length > 0) throw new AggregateError(failed, 'some editions could not be looked at');
  return raised;
}

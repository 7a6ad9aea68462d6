/**
 * Looks now and then for what no single upload shows: gaps that have stayed open for hours, numbers that two receipts have, booths
 * that sell although the plan has them blocked, refunds that came in the same moment as their sale.
 * Any process may do it; an exception is raised once whoever looks.
 */
import type { Id } from '../kinds/id.ts';
import type { Services } from '../platform/http/api.ts';
import type { AtEdition } from '../slices/editions/index.ts';
import { raiseGaps } from '../slices/hall/index.ts';
import { raiseClosedBooths, raiseMetRefunds, raiseReusedReceipts } from '../slices/till/index.ts';

export const SWEEP_MS = 5 * 60_000;

/** Edition by edition, each in a transaction of its own. Returns how many exceptions were raised. */
export async function sweepExceptions({ runner, clock }: Pick<Services, 'runner' | 'clock'>): Promise<number> {
  const editions = await runner.db
    .selectFrom('editions.directory')
    .select(['organiser_id as organiser', 'edition_id as edition'])
    .execute();
  let raised = 0;
  for (const { organiser, edition } of editions) {
    const ctx: AtEdition = {
      actor: { kind: 'system' },
      organiser: organiser as Id<'organiser'>,
      edition: edition as Id<'edition'>,
      clock,
      locale: 'id',
      requestId: '',
    };
    raised += await runner.command(
      ctx,
      async (tx) =>
        (await raiseGaps(ctx, tx)) +
        (await raiseReusedReceipts(ctx, tx)) +
        (await raiseClosedBooths(ctx, tx)) +
        (await raiseMetRefunds(ctx, tx)),
    );
  }
  return raised;
}

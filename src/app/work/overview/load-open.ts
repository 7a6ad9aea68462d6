import { daysBetween } from '../../../kinds/time.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';
import { listSettlements } from '../../../slices/settlement/index.ts';
import { listBoothDays, sumClaimed } from '../../../slices/takings/index.ts';

/** What is still open once the doors are shut. */
export interface StillOpen {
  /** Cashless payments that nobody has confirmed. */
  readonly payments: number;
  /** Statements with sales that not both sides have signed. */
  readonly statements: number;
  /** Days of booths with somebody to sell that no till counted and nobody reported. */
  readonly unreported: number;
}

export async function loadOpen(
  ctx: AtEdition,
  tx: Tx,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
): Promise<StillOpen> {
  const claimed = await sumClaimed(ctx, tx, { reach: { all: true } });
  const statements = await listSettlements(ctx, tx, { all: true });
  let unreported = 0;
  for (const day of daysBetween(startsOn, endsOn))
    unreported += (await listBoothDays(ctx, tx, day)).filter(
      ({ sellers, counted, reported }) => sellers.length > 0 && counted === null && reported === null,
    ).length;
  return {
    payments: claimed.reduce((sum, { claimedCount }) => sum + claimedCount, 0),
    statements: statements.filter(({ net, signed }) => net > 0 && new Set(signed).size < 2).length,
    unreported,
  };
}

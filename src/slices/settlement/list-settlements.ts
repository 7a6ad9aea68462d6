import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, listDelegations } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import { listCounted } from '../insights/index.ts';
import { listMoved } from '../stock/index.ts';
import type { SettlementSummary } from './contract.ts';
import { selectSignatures } from './store.ts';

/**
 * Every business within reach with what it sold, what became of its goods, and who has signed (under the net of today):
 * six queries, however many there are, and none over the
 * sales themselves: the figures that are folded already. A statement alone is reckoned from its receipts.
 */
export async function listSettlements(ctx: AtEdition, tx: Tx, reach: Reach): Promise<SettlementSummary[]> {
  const exhibitors = (await listExhibitors(ctx, tx)).filter(
    ({ id, region }) => reach.all || reach.regions.includes(region) || reach.businesses.includes(id),
  );
  const regions = new Map((await listDelegations(ctx, tx)).map(({ region }) => [region.code, region.name]));
  const taken = await listCounted(ctx, tx, 'business');
  const sold = await listCounted(ctx, tx, 'product');
  const moved = Map.groupBy(await listMoved(ctx, tx), ({ business }) => business);
  const signatures = Map.groupBy(await selectSignatures(ctx, tx, undefined), ({ business }) => business);
  return exhibitors.map(({ id, slug, name, region }) => {
    const net = taken.get(id)?.amount ?? 0;
    const consigned = moved.get(id) ?? [];
    const column = (of: 'received' | 'returned' | 'damaged') => total(consigned.map((row) => row[of]));
    const soldOf = (product: Id<'product'>) => sold.get(product)?.units ?? 0;
    return {
      business: { id, slug, name, region: regions.get(region) ?? region },
      net: money(net),
      sold: total(consigned.map((row) => soldOf(row.product))),
      received: column('received'),
      returned: column('returned'),
      damaged: column('damaged'),
      left: total(
        consigned.map((row) => row.received + row.corrected - soldOf(row.product) - row.returned - row.damaged),
      ),
      signed: (signatures.get(id) ?? []).filter((signature) => signature.net === net).map(({ side }) => side),
    };
  });
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

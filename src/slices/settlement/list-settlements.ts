import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, listDelegations } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import { listMoved } from '../stock/index.ts';
import type { SettlementSummary } from './contract.ts';
import { selectSignatures, selectSoldByBusiness } from './store.ts';

/**
 * Every business within reach with what it sold, what became of its goods, and who has signed (under the net of today):
 * five queries, however many there are.
 */
export async function listSettlements(ctx: AtEdition, tx: Tx, reach: Reach): Promise<SettlementSummary[]> {
  const exhibitors = (await listExhibitors(ctx, tx)).filter(
    ({ id, region }) => reach.all || reach.regions.includes(region) || reach.businesses.includes(id),
  );
  const regions = new Map((await listDelegations(ctx, tx)).map(({ region }) => [region.code, region.name]));
  const sold = Map.groupBy(await selectSoldByBusiness(ctx, tx), ({ business }) => business);
  const moved = Map.groupBy(await listMoved(ctx, tx), ({ business }) => business);
  const signatures = Map.groupBy(await selectSignatures(ctx, tx, undefined), ({ business }) => business);
  return exhibitors.map(({ id, slug, name, region }) => {
    const products = new Map((sold.get(id) ?? []).map((row) => [row.product, row.quantity]));
    const net = total((sold.get(id) ?? []).map((row) => row.amount));
    const consigned = moved.get(id) ?? [];
    const column = (of: 'received' | 'returned' | 'damaged') => total(consigned.map((row) => row[of]));
    const soldOf = (product: Id<'product'>) => products.get(product) ?? 0;
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

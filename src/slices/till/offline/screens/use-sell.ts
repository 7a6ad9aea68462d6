import { useState } from 'react';
import type { Paying } from '../../rules/sale.ts';
import { useDesk, useTill } from './use-till.ts';

/** Sells the cart and goes to what came of it. "Sold" is shown after the log has the sale, never before. */
export function useSell(): { readonly sell: (paying: readonly Paying[]) => void; readonly selling: boolean } {
  const { go } = useDesk();
  const { till } = useTill();
  const [selling, setSelling] = useState(false);
  async function sell(paying: readonly Paying[]): Promise<void> {
    if (selling) return;
    setSelling(true);
    const done = await till.sell(paying);
    if (done.ok) go({ at: 'sold', sale: done.value.id });
    else if (done.code !== 'busy') go({ at: 'not-sold', reason: done.code });
  }
  return { sell, selling };
}

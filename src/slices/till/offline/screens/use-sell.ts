import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Paying } from '../../rules/sale.ts';
import { painted } from './painted.ts';
import { useDesk, useTill } from './use-till.ts';

export interface Selling {
  readonly sell: (paying: readonly Paying[]) => void;
  /** The disk takes its time. */
  readonly selling: boolean;
}

/** A disk that takes longer than this is worth a word; drawing one would only hold up the others. Milliseconds. */
const WORTH_SAYING = 150;

/**
 * Sells the cart and goes to what came of it. "Sold" is shown after the log has the sale, never before: first that one word
 * with the change, then, when it is painted, the screen about the sale.
 */
export function useSell(): Selling {
  const { go, flash } = useDesk();
  const { till, view } = useTill();
  const begun = useRef(false);
  const [selling, setSelling] = useState(false);
  async function sell(paying: readonly Paying[]): Promise<void> {
    if (begun.current) return;
    begun.current = true;
    const slow = setTimeout(setSelling, WORTH_SAYING, true);
    const done = await till.sell(paying, async (sold, take) => {
      clearTimeout(slow);
      flash.current?.show(sold.sale, view.catalogue.edition.currency);
      await painted();
      flushSync(() => {
        take();
        go({ at: 'sold', sale: sold.id, ...(isConfirmed(paying) ? { confirmed: true } : {}) });
      });
      flash.current?.hide();
    });
    clearTimeout(slow);
    if (done.ok) return;
    begun.current = false;
    setSelling(false);
    if (done.code !== 'busy') go({ at: 'not-sold', reason: done.code });
  }
  return { sell, selling };
}

function isConfirmed(paying: readonly Paying[]): boolean {
  const claimed = paying.filter(({ method }) => method !== 'cash');
  return claimed.length > 0 && claimed.every((part) => part.confirmed === true);
}

import { useEffect, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import type { Sold } from '../device/till-ledger.ts';
import { undoLeft } from '../device/undo-window.ts';
import { refusalText } from './refusal-text.ts';
import { useTill } from './use-till.ts';

export interface Undo {
  /** Whole seconds left; 0 when it cannot be undone any more. */
  readonly seconds: number;
  readonly undo: () => void;
  /** Why it did not work, if it did not. */
  readonly told: string;
}

/** Undoing the last sale, for as long as it can be. */
export function useUndo(sold: Sold | undefined): Undo {
  const { till, view } = useTill();
  const [now, setNow] = useState(Date.now);
  const [told, setTold] = useState('');
  const undoable = sold && view.shift && !view.halted && sold.id === view.lastSale?.id && !view.lastSale.voided;
  const seconds = undoable ? Math.ceil(undoLeft(sold.at, now) / 1_000) : 0;
  const counting = seconds > 0;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [counting]);

  async function undo(): Promise<void> {
    if (!sold) return;
    const done = await till.undo(sold.id, m.till_undone_by_cashier());
    setTold(done.ok ? '' : refusalText(done.code));
  }
  return { seconds, undo, told };
}

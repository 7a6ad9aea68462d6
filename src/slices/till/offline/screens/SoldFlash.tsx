import { type Ref, useImperativeHandle, useRef } from 'react';
import { formatMoney } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import type { SaleRecorded } from '../../contract.ts';
import { changeOf } from '../device/change-of.ts';

/** What shows a sale before anything else is drawn. */
export interface Flash {
  show(sale: SaleRecorded, currency: string): void;
  hide(): void;
}

/**
 * The beginning of the screen "sold", laid out before it is needed: when the disk has the sale, a few words change and it is
 * made visible, which a slow phone does in one frame. The screen itself is drawn beneath it afterwards. It says the same in
 * the same places; whoever listens instead of looking is told by that screen.
 */
export function SoldFlash({ ref }: { readonly ref: Ref<Flash> }) {
  const box = useRef<HTMLDivElement>(null);
  const total = useRef<HTMLParagraphElement>(null);
  const receipt = useRef<HTMLParagraphElement>(null);
  const change = useRef<HTMLParagraphElement>(null);
  useImperativeHandle(ref, () => ({
    show(sale, currency) {
      const back = changeOf(sale);
      if (total.current) total.current.textContent = formatMoney(sale.total, currency);
      if (receipt.current) receipt.current.textContent = sale.receipt;
      if (change.current) change.current.textContent = back > 0 ? formatMoney(back, currency) : '';
      if (box.current) box.current.dataset.sold = sale.receipt;
    },
    hide() {
      if (box.current) delete box.current.dataset.sold;
    },
  }));
  return (
    <div ref={box} aria-hidden="true" className="sold-flash deep">
      <div className="mx-auto grid w-full max-w-lg gap-3 p-4 pt-15">
        <div className="grid justify-items-center gap-1 pt-2 text-center">
          <span className="grid size-16 place-items-center rounded-full bg-leaf text-on-leaf">
            <Icon name="check" className="size-9" />
          </span>
          <p className="font-extrabold text-3xl">{m.till_sold()}</p>
          <p ref={total} className="tabular min-h-8 font-extrabold text-2xl leading-none" />
          <p ref={receipt} className="tabular text-ink-2 text-sm" />
        </div>
        <div className="tabular grid justify-items-center rounded-m bg-gold px-4 py-3 text-center text-on-gold empty:hidden">
          <span className="font-bold">{m.till_give_back()}</span>
          <p ref={change} className="font-extrabold text-3xl leading-tight" />
        </div>
      </div>
    </div>
  );
}

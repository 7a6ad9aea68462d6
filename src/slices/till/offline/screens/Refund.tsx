import { useEffect, useState } from 'react';
import { type Money, money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { amountOf, type RefundableLine } from '../../rules/refund.ts';
import type { Sold } from '../device/till-ledger.ts';
import { Button } from '../parts/Button.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { type Picks, RefundApproval } from './RefundApproval.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';

/** Some or all of a sale comes back: first which goods, then why, how it is paid back and by whose word. */
export function Refund({ seq }: { readonly seq: number }) {
  const { go } = useDesk();
  const { till } = useTill();
  const [sold, setSold] = useState<Sold | null>(null);
  useEffect(() => {
    let wanted = true;
    till.receipt(seq).then(
      (found) => wanted && found && 'sale' in found && setSold(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [till, seq]);
  const left = sold && till.refundable(sold);
  if (sold && left?.ok) return <RefundOf sold={sold} lines={left.value} onBack={() => go({ at: 'receipt', seq })} />;
  return (
    <Screen title={m.till_refund()} onBack={() => go({ at: 'receipt', seq })}>
      <p role="status" className="py-8 text-center text-ink-2">
        {left && !left.ok ? refusalText(left.code) : m.platform_ui_loading()}
      </p>
    </Screen>
  );
}

export interface RefundOfProps {
  readonly sold: Sold;
  readonly lines: readonly RefundableLine[];
  readonly onBack: () => void;
}

/** Which goods of a sale come back. */
export function RefundOf({ sold, lines, onBack }: RefundOfProps) {
  const { print } = useTill();
  const [picks, setPicks] = useState<Picks>(new Map());
  const [approving, setApproving] = useState(false);
  const open = lines.filter((line) => line.quantity > 0);
  const total = money(open.reduce((all, line) => all + backFor(line, picks.get(line.line) ?? 0), 0));
  const picked = [...picks.values()].some((quantity) => quantity > 0);
  const pickAll = () => setPicks(new Map(open.map(({ line, quantity }) => [line, quantity])));

  if (approving) return <RefundApproval sold={sold} picks={picks} total={total} onBack={() => setApproving(false)} />;
  return (
    <Screen
      title={m.till_refund()}
      onBack={onBack}
      footer={
        <>
          <p className="tabular flex items-baseline justify-between gap-3">
            <span className="text-ink-2 text-sm">{m.till_refund_total()}</span>
            <span className="font-extrabold text-xl">{print(total)}</span>
          </p>
          <Button size="large" disabled={!picked} onClick={() => setApproving(true)}>
            {m.till_next()}
          </Button>
        </>
      }
    >
      <div>
        <p className="tabular font-bold">{m.till_receipt_title({ number: sold.sale.receipt })}</p>
        <p className="text-ink-2 text-sm">{m.till_refund_pick()}</p>
      </div>
      <ul className="grid gap-2">
        {open.map((line) => (
          <li
            key={line.line}
            className="flex items-center justify-between gap-3 rounded-m border border-line bg-card p-3"
          >
            <span className="min-w-0">
              <span className="block font-bold leading-snug">{line.goods.name}</span>
              <span className="tabular block text-ink-2 text-sm">
                {m.till_refund_left({ count: line.quantity, amount: print(line.amount) })}
              </span>
            </span>
            <Stepper
              label={line.goods.name}
              value={picks.get(line.line) ?? 0}
              most={line.quantity}
              onChange={(quantity) => setPicks(new Map(picks).set(line.line, quantity))}
            />
          </li>
        ))}
      </ul>
      <Button tone="outline" onClick={pickAll}>
        {m.till_refund_all()}
      </Button>
    </Screen>
  );
}

/** What is paid back for some of the pieces that are left. */
function backFor({ goods, quantity: left }: RefundableLine, quantity: number): Money {
  return amountOf(goods, goods.quantity - left, quantity);
}

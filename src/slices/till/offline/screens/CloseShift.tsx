import { useState } from 'react';
import { type Money, money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { expectedCash, type ShiftTally } from '../../rules/till-book.ts';
import { Button } from '../parts/Button.tsx';
import { CashCounter } from './CashCounter.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { Row, ShiftSums } from './ShiftSums.tsx';
import { useDesk, useTill } from './use-till.ts';
import { varianceText } from './variance-text.ts';

export function CloseShift() {
  const { view } = useTill();
  return view.shift ? <CloseOpenShift shift={view.shift} /> : null;
}

/** What should be in the drawer, what is, and the difference in words. */
function CloseOpenShift({ shift }: { readonly shift: ShiftTally }) {
  const { go } = useDesk();
  const { till, view, print } = useTill();
  const [counted, setCounted] = useState<Money | null>(null);
  const [told, setTold] = useState('');
  const expected = expectedCash(shift);

  async function close(): Promise<void> {
    const done = await till.closeShift(counted ?? money(0));
    if (done.ok) go({ at: 'recap' });
    else setTold(refusalText(done.code));
  }

  return (
    <Screen
      title={m.till_close_shift()}
      onBack={() => go({ at: 'menu' })}
      footer={
        <>
          <p className="tabular flex items-baseline justify-between gap-3">
            <span className="text-ink-2 text-sm">{m.till_counted()}</span>
            <span className="font-extrabold text-xl">{print(counted ?? 0)}</span>
          </p>
          {counted !== null && <Variance variance={counted - expected} />}
          <Button size="large" disabled={counted === null} onClick={close}>
            {m.till_close_shift_now()}
          </Button>
        </>
      }
    >
      {told && <Notice kind="danger">{told}</Notice>}
      <ShiftSums sums={shift} />
      <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
        <Row name={m.till_opening_cash()} value={print(shift.openingCash)} />
        <Row name={m.till_cash_sales()} value={print(shift.byMethod.cash)} />
        {shift.cashIn > 0 && <Row name={m.till_cash_in()} value={print(shift.cashIn)} />}
        {shift.cashOut > 0 && <Row name={m.till_cash_out()} value={print(-shift.cashOut)} />}
        <Row name={m.till_expected()} value={print(expected)} strong />
      </dl>
      <h2 className="text-lg">{m.till_count_drawer()}</h2>
      <CashCounter currency={view.catalogue.edition.currency} value={counted} onChange={setCounted} />
    </Screen>
  );
}

function Variance({ variance }: { readonly variance: number }) {
  const { print } = useTill();
  const tone = variance === 0 ? 'bg-leaf-soft text-leaf-ink' : 'bg-gold-soft text-gold-ink';
  return (
    <p role="status" className={`rounded-s px-3 py-2 text-center font-bold ${tone}`}>
      {varianceText(variance, print)}
    </p>
  );
}

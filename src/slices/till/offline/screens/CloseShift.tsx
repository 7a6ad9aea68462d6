import { useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { expectedCash, type ShiftTally } from '../../rules/till-book.ts';
import type { DrawerCount } from '../device/till.ts';
import { Button } from '../parts/Button.tsx';
import { Told } from '../parts/Told.tsx';
import { CashCounter } from './CashCounter.tsx';
import { DrawerRows } from './DrawerRows.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { ShiftSums } from './ShiftSums.tsx';
import { useDesk, useTill } from './use-till.ts';
import { UNREAD, type Unread } from './use-typed.ts';
import { Variance } from './Variance.tsx';

export function CloseShift() {
  const { view } = useTill();
  return view.shift ? <CloseOpenShift shift={view.shift} /> : null;
}

/** What should be in the drawer, what is, and the difference in words. */
function CloseOpenShift({ shift }: { readonly shift: ShiftTally }) {
  const { go } = useDesk();
  const { till, view, print } = useTill();
  const [drawer, setDrawer] = useState<DrawerCount | Unread | null>(null);
  const [told, setTold] = useState('');
  const waiting = view.held.length + (view.cart.length > 0 ? 1 : 0);

  async function close(): Promise<void> {
    if (!drawer || drawer === UNREAD) return;
    const done = await till.closeShift(drawer);
    if (done.ok) {
      till.keepLedger().catch(() => undefined);
      go({ at: 'recap' });
    } else setTold(refusalText(done.code));
  }

  return (
    <Screen
      title={m.till_close_shift()}
      onBack={() => go({ at: 'menu' })}
      footer={
        <>
          <p className="tabular flex items-baseline justify-between gap-3">
            <span className="text-ink-2 text-sm">{m.till_counted()}</span>
            <span className="font-extrabold text-xl">{drawer === UNREAD ? '–' : print(drawer?.cash ?? 0)}</span>
          </p>
          {drawer && drawer !== UNREAD && <Variance variance={drawer.cash - expectedCash(shift)} />}
          <Button size="large" disabled={drawer === null || drawer === UNREAD || view.parts.length > 0} onClick={close}>
            {m.till_close_shift_now()}
          </Button>
        </>
      }
    >
      <Told text={told} />
      {view.parts.length > 0 && <Notice kind="warn">{m.till_half_paid()}</Notice>}
      {waiting > 0 && <Notice>{m.till_close_waiting({ count: waiting })}</Notice>}
      <ShiftSums sums={shift} />
      <DrawerRows shift={shift} />
      <h2 className="text-lg">{m.till_count_drawer()}</h2>
      <CashCounter currency={view.catalogue.edition.currency} value={drawer} onChange={setDrawer} />
    </Screen>
  );
}

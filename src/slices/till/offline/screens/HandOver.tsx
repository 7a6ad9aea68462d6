import { useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { cashierOf, expectedCash, type ShiftTally } from '../../rules/till-book.ts';
import { HOME } from '../device/screens.ts';
import type { DrawerCount } from '../device/till.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { Told } from '../parts/Told.tsx';
import { CashCounter } from './CashCounter.tsx';
import { DrawerRows } from './DrawerRows.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';
import { UNREAD, type Unread } from './use-typed.ts';
import { Variance } from './Variance.tsx';

export function HandOver() {
  const { view } = useTill();
  return view.shift ? <HandOverShift shift={view.shift} /> : null;
}

/** The next cashier takes the same drawer: both see it counted, and each answers for the own time. */
function HandOverShift({ shift }: { readonly shift: ShiftTally }) {
  const { go } = useDesk();
  const { till, view } = useTill();
  const [drawer, setDrawer] = useState<DrawerCount | Unread | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [told, setTold] = useState('');
  const now = cashierOf(shift);
  const complete = drawer !== null && drawer !== UNREAD && to.trim() !== '' && (now !== null || from.trim() !== '');

  async function handOver(): Promise<void> {
    if (!drawer || drawer === UNREAD || !complete) return;
    const done = await till.handOver(to, drawer, from);
    if (done.ok) go(HOME);
    else setTold(refusalText(done.code));
  }

  return (
    <Screen
      title={m.till_hand_over()}
      onBack={() => go({ at: 'menu' })}
      footer={
        <>
          {drawer && drawer !== UNREAD && <Variance variance={drawer.cash - expectedCash(shift)} />}
          <Button size="large" disabled={!complete} onClick={handOver}>
            {m.till_hand_over_now()}
          </Button>
        </>
      }
    >
      <p className="text-ink-2 text-sm">{m.till_hand_over_how()}</p>
      <Told text={told} />
      {now === null ? (
        <TextField
          label={m.till_hand_over_from()}
          value={from}
          maxLength={60}
          autoCapitalize="words"
          placeholder={m.till_cashier_example()}
          onChange={setFrom}
        />
      ) : (
        <p>
          {m.till_hand_over_from()}: <b>{now}</b>
        </p>
      )}
      <TextField
        label={m.till_hand_over_to()}
        value={to}
        maxLength={60}
        autoCapitalize="words"
        placeholder={m.till_cashier_next_example()}
        onChange={setTo}
      />
      <DrawerRows shift={shift} />
      <h2 className="text-lg">{m.till_count_drawer()}</h2>
      <CashCounter currency={view.catalogue.edition.currency} value={drawer} onChange={setDrawer} />
    </Screen>
  );
}

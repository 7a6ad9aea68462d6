import { useEffect, useState } from 'react';
import { businessDayAt } from '../../../../kinds/business-day.ts';
import { money } from '../../../../kinds/money.ts';
import { formatDay } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { takenOver } from '../../contract.ts';
import type { DrawerCount } from '../device/till.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { CashCounter } from './CashCounter.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';
import { UNREAD, type Unread } from './use-typed.ts';

/** The day begins with what lies in the drawer. A browser that may forget is only used by someone who knows it. */
export function OpenShift() {
  const { session, locale, practise } = useDesk();
  const { till, view, print } = useTill();
  const [drawer, setDrawer] = useState<DrawerCount | Unread | null>(null);
  // Only before its first shift: later the old phone's drawer is long its own.
  const old =
    till.ledger.book.shifts.length === 0 ? (takenOver.safeParse(session.device.claim.takesOver).data ?? null) : null;
  const [cashier, setCashier] = useState(old?.cashier ?? '');
  const [persisted, setPersisted] = useState<boolean | null>(true);
  const [accepted, setAccepted] = useState(false);
  const [told, setTold] = useState('');
  const [opening, setOpening] = useState(false);
  const { edition } = view.catalogue;

  useEffect(() => {
    session.askStorage().then(setPersisted, () => setPersisted(null));
  }, [session]);

  async function open(): Promise<void> {
    if (drawer === UNREAD) return;
    setOpening(true);
    const done = await till.openShift(drawer ?? { cash: money(0), notes: [] }, cashier);
    setOpening(false);
    if (!done.ok) setTold(refusalText(done.code));
  }

  async function practiseFirst(): Promise<void> {
    setOpening(true);
    await practise.begin().catch(() => setTold(m.till_practice_failed()));
    setOpening(false);
  }

  return (
    <Screen
      title={m.till_open_shift()}
      footer={
        <>
          <p className="tabular flex items-baseline justify-between gap-3">
            <span className="text-ink-2 text-sm">{m.till_opening_cash()}</span>
            <span className="font-extrabold text-xl">{drawer === UNREAD ? '–' : print(drawer?.cash ?? 0)}</span>
          </p>
          <Button
            size="large"
            disabled={opening || drawer === UNREAD || (persisted !== true && !accepted)}
            onClick={open}
          >
            {opening ? m.till_recording() : m.till_open_shift_now()}
          </Button>
          {!session.practice && (
            <Button tone="quiet" disabled={opening} onClick={practiseFirst}>
              {m.till_practice_begin()}
            </Button>
          )}
        </>
      }
    >
      <p className="text-ink-2">
        <b className="text-ink">{m.till_booth({ number: view.catalogue.booth.number })}</b> · {edition.name} ·{' '}
        {formatDay(businessDayAt(Date.now(), view.catalogue.calendar), locale)}
      </p>
      {told && <Notice kind="danger">{told}</Notice>}
      {old && (
        <Notice title={m.till_takes_over({ code: old.code })}>
          <p>{m.till_takes_over_how({ amount: print(old.expectedCash) })}</p>
          {old.missing > 0 && <p className="mt-1 font-bold">{m.till_takes_over_missing({ count: old.missing })}</p>}
        </Notice>
      )}
      {persisted !== true && (
        <Notice kind="warn" title={m.till_storage_risk()}>
          <p>{m.till_storage_risk_how()}</p>
          <label className="mt-2 flex min-h-12 cursor-pointer items-center gap-3 font-bold">
            <input
              type="checkbox"
              className="size-6 accent-river"
              checked={accepted}
              onChange={(event) => setAccepted(event.target.checked)}
            />
            {m.till_storage_accept()}
          </label>
        </Notice>
      )}
      <TextField
        label={m.till_cashier()}
        value={cashier}
        maxLength={60}
        autoCapitalize="words"
        placeholder={m.till_cashier_example()}
        onChange={setCashier}
      />
      <CashCounter currency={edition.currency} value={drawer} onChange={setDrawer} />
    </Screen>
  );
}

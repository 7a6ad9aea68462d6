import { useEffect, useState } from 'react';
import type { Id } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import type { PaymentMethod } from '../../contract.ts';
import { methodName } from '../../rules/receipt.ts';
import { checkPin, pinWait } from '../device/check-pin.ts';
import type { Sold } from '../device/till-ledger.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { Told } from '../parts/Told.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';

/** How many of each line come back, by the line's number. */
export type Picks = ReadonlyMap<number, number>;

export interface RefundApprovalProps {
  readonly sold: Sold;
  readonly picks: Picks;
  readonly total: Money;
  readonly onBack: () => void;
}

const CHOSEN =
  'min-h-12 cursor-pointer rounded-s border-[1.5px] border-edge px-3 font-bold text-sm leading-tight aria-pressed:border-river aria-pressed:bg-river-soft aria-pressed:text-river-ink';

/** Why, how it is paid back, and a supervisor's PIN: checked on this phone, also without a network. */
export function RefundApproval({ sold, picks, total, onBack }: RefundApprovalProps) {
  const { session, go, locale } = useDesk();
  const { till, view, print } = useTill();
  const supervisors = view.catalogue.supervisors ?? [];
  const methods = [...new Set<PaymentMethod>(['cash', ...sold.sale.payments.map(({ method }) => method)])];
  const [reason, setReason] = useState('');
  const [method, setMethod] = useState<PaymentMethod>('cash');
  const [who, setWho] = useState(supervisors[0]?.id ?? '');
  const [pin, setPin] = useState('');
  const [checking, setChecking] = useState(false);
  const [told, setTold] = useState('');
  const [waiting, waitFor] = useWait();
  const supervisor = supervisors.find(({ id }) => id === who);
  const reasons = [m.till_refund_reason_broken(), m.till_refund_reason_wrong(), m.till_refund_reason_regret()];
  const complete = supervisor !== undefined && reason.trim() !== '' && /^\d{6}$/.test(pin) && waiting === 0;

  async function refund(): Promise<void> {
    if (!supervisor || !complete) return;
    setChecking(true);
    setTold('');
    try {
      const allowed = await checkPin(session.kept, supervisor, pin, Date.now());
      setPin('');
      if (!allowed.ok) {
        waitFor(allowed.data.wait);
        if (allowed.code === 'pin-wrong') setTold(m.till_pin_wrong());
        return;
      }
      const done = await till.refund(sold, {
        picks: [...picks].map(([line, quantity]) => ({ line, quantity })),
        paying: [{ method, amount: total }],
        reason,
        approval: { supervisor: supervisor.id as Id<'supervisor'>, name: supervisor.name },
      });
      if (done.ok) go({ at: 'receipt', seq: done.value.seq, fresh: true });
      else setTold(refusalText(done.code));
    } catch {
      setTold(m.till_refused_storage_failed());
    } finally {
      setChecking(false);
    }
  }

  return (
    <Screen
      title={m.till_refund_total()}
      onBack={onBack}
      footer={
        <Button size="large" disabled={!complete || checking} onClick={refund}>
          {checking ? m.till_pin_checking() : m.till_refund_now({ amount: print(total) })}
        </Button>
      }
    >
      <p className="tabular text-center font-extrabold text-2xl leading-none">{print(total)}</p>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-sm">{m.till_refund_why()}</legend>
        <div className="flex flex-wrap gap-1.5">
          {reasons.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={reason === each}
              className={CHOSEN}
              onClick={() => setReason(each)}
            >
              {each}
            </button>
          ))}
        </div>
        <TextField label={m.till_refund_reason()} value={reason} maxLength={200} onChange={setReason} />
      </fieldset>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-sm">{m.till_refund_how()}</legend>
        <div className="flex flex-wrap gap-1.5">
          {methods.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={method === each}
              className={CHOSEN}
              onClick={() => setMethod(each)}
            >
              {methodName(each, locale, view.catalogue.edition.currency)}
            </button>
          ))}
        </div>
        {method !== 'cash' && <p className="text-ink-2 text-sm">{m.till_refund_not_cash()}</p>}
      </fieldset>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-sm">{m.till_supervisor()}</legend>
        <div className="flex flex-wrap gap-1.5">
          {supervisors.map(({ id, name }) => (
            <button key={id} type="button" aria-pressed={who === id} className={CHOSEN} onClick={() => setWho(id)}>
              {name}
            </button>
          ))}
        </div>
        <TextField
          label={m.till_pin()}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={pin}
          disabled={waiting > 0}
          onChange={(typed) => setPin(typed.replaceAll(/\D/g, ''))}
        />
      </fieldset>
      <Told text={told} />
      {waiting > 0 && (
        <p role="status" className="tabular rounded-s bg-gold-soft px-3 py-2 font-bold text-gold-ink text-sm">
          {m.till_pin_wait({ time: `${Math.floor(waiting / 60)}:${String(waiting % 60).padStart(2, '0')}` })}
        </p>
      )}
    </Screen>
  );
}

/** Whole seconds until a PIN may be tried, and how to begin to wait. What was waited for before a restart goes on. */
function useWait(): readonly [seconds: number, waitFor: (milliseconds: number) => void] {
  const { session } = useDesk();
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    pinWait(session.kept, Date.now()).then(
      (wait) => wait > 0 && setUntil(Date.now() + wait),
      () => undefined,
    );
  }, [session]);
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  const waiting = seconds > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [waiting]);
  return [
    seconds,
    (milliseconds) => {
      setNow(Date.now());
      setUntil(Date.now() + milliseconds);
    },
  ];
}

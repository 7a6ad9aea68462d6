import type { ReactNode } from 'react';
import { formatMoney, type Money } from '../../../../kinds/money.ts';
import { MOST_BY_QRIS } from '../../../../kinds/qris/charge-qris.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { Spinner } from '../../../../platform/ui/Spinner.tsx';
import type { WhyOwn } from '../device/charges.ts';
import { type OwnRefusal, qrisPayment } from '../device/qris-payment.ts';
import { before } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { PaymentCode } from '../parts/PaymentCode.tsx';
import { Screen } from './Screen.tsx';
import { useCharge } from './use-charge.ts';
import { useEnter } from './use-enter.ts';
import { usePayment } from './use-payment.ts';
import { useDesk, useTill } from './use-till.ts';

/**
 * A QRIS code with the amount in it: a gateway's where the organiser has one, which then says by itself that it is paid;
 * else the booth's own, where it has one. The merchant's name and NMID stand large: a swapped sticker has others.
 */
export function Qris({ amount }: { readonly amount: Money | undefined }) {
  const { go } = useDesk();
  const { till, view, print } = useTill();
  const { due: total, isLast, pay, selling } = usePayment(amount);
  const own = qrisPayment(view.catalogue.booth, total);
  const ready = own.ok ? !view.qrisAlarm : own.code !== 'amount-out-of-range';
  const { charge, useOwn, again } = useCharge(total, ready, () =>
    pay({ method: 'qris', amount: total, confirmed: true }),
  );
  const payment = charge.at === 'shown' ? charge.payment : own.ok ? own.value : null;

  function confirm(): void {
    if (!ready || charge.at === 'asking') return;
    // Only the booth's own code was made from the booth's string.
    const { qris } = till;
    const digest = charge.at === 'own' && own.ok && qris !== undefined ? { qris } : {};
    pay({ method: 'qris', amount: total, ...digest, ...(charge.at === 'paid' ? { confirmed: true } : {}) });
  }
  // Without a code of ours a payment is the cashier's word alone: that is pressed, not typed.
  useEnter(() => {
    if (own.ok || charge.at !== 'own') confirm();
  });

  const footers: Readonly<Record<typeof charge.at, ReactNode>> = {
    asking: own.ok && (
      <Button size="large" tone="outline" onClick={useOwn}>
        {m.till_qris_use_own()}
      </Button>
    ),
    shown: (
      <Button size="large" tone="outline" disabled={selling} onClick={confirm}>
        {selling ? m.till_recording() : m.till_qris_by_hand()}
      </Button>
    ),
    paid: (
      <Button size="large" disabled={selling} onClick={confirm}>
        {m.till_finish()}
      </Button>
    ),
    own: own.ok ? (
      <>
        <p className="text-center text-ink-2 text-xs">{m.till_qris_proof()}</p>
        <Button size="large" disabled={selling} onClick={confirm}>
          {selling ? m.till_recording() : m.till_qris_paid()}
        </Button>
      </>
    ) : (
      charge.at === 'own' && (
        <>
          {charge.why !== 'off' && (
            <Button size="large" tone="outline" onClick={again}>
              {m.till_qris_again()}
            </Button>
          )}
          <Button size="large" disabled={selling} onClick={confirm}>
            {selling ? m.till_recording() : m.till_qris_paid_sticker()}
          </Button>
        </>
      )
    ),
  };

  return (
    <Screen
      title={m.till_method_qris()}
      onBack={() => go(before(amount === undefined ? { at: 'qris' } : { at: 'qris', amount }))}
      footer={ready && footers[charge.at]}
    >
      {!own.ok && charge.at === 'own' && (
        <Notice
          kind="warn"
          title={own.code === 'amount-out-of-range' ? m.till_qris_cannot() : m.till_qris_by_sticker()}
        >
          {whyNone(own.code, charge.why)}
        </Notice>
      )}
      {own.ok && view.qrisAlarm && (
        <Notice
          kind="danger"
          title={m.till_qris_changed()}
          actions={
            <Button tone="outline" onClick={() => till.settleQrisAlarm()}>
              {m.till_qris_checked()}
            </Button>
          }
        >
          {m.till_qris_changed_how()}
          <b className="mt-1 block">
            {own.value.merchant.merchantName} · {own.value.merchant.nmid}
          </b>
        </Notice>
      )}
      {ready && (
        <p className="tabular text-center leading-tight">
          {!isLast && <span className="block text-ink-2 text-sm">{m.till_part()}</span>}
          <span className="font-extrabold text-2xl leading-none">{print(total)}</span>
        </p>
      )}
      {ready && charge.at === 'asking' && <Asking />}
      {ready && charge.at === 'paid' && <Paid />}
      {ready && payment && (charge.at === 'shown' || charge.at === 'own') && (
        <PaymentCode payment={payment} amount={print(total)} told={toldOf(charge)} />
      )}
    </Screen>
  );
}

/** What is said about a code, if anything: that it is waited for, or why it is the booth's own. */
function toldOf(charge: { readonly at: 'shown' } | { readonly at: 'own'; readonly why: WhyOwn }): ReactNode {
  if (charge.at === 'shown')
    return (
      <>
        <Spinner className="size-4 flex-none" />
        {m.till_qris_waiting()}
      </>
    );
  switch (charge.why) {
    case 'off':
      return null;
    case 'offline':
      return m.till_qris_own_offline();
    case 'unusable':
      return m.till_qris_own_unusable();
    case 'expired':
      return m.till_qris_own_expired();
  }
}

/** Why there is no code at all: the gateway's is not to be had, and the booth has none of its own, or none that can be used. */
function whyNone(code: OwnRefusal, why: WhyOwn): string {
  if (code === 'amount-out-of-range') return m.till_qris_too_much({ most: formatMoney(MOST_BY_QRIS, 'IDR') });
  const own = code === 'no-qris' ? m.till_qris_none() : m.till_qris_unreadable();
  switch (why) {
    case 'off':
      return own;
    case 'offline':
      return `${m.till_qris_gateway_offline()} ${own}`;
    case 'unusable':
      return `${m.till_qris_gateway_unusable()} ${own}`;
    case 'expired':
      return `${m.till_qris_gateway_expired()} ${own}`;
  }
}

function Asking() {
  return (
    <p
      role="status"
      className="mx-auto grid aspect-square w-full max-w-60 place-content-center place-items-center gap-3 rounded-s border border-line p-4 text-center text-ink-2 text-sm"
    >
      <Spinner className="size-8" />
      {m.till_qris_asking()}
    </p>
  );
}

function Paid() {
  return (
    <div role="status" className="grid justify-items-center gap-2 rounded-m bg-leaf px-4 py-8 text-center text-on-leaf">
      <Icon name="check" className="size-12" />
      <p className="font-extrabold text-3xl">{m.till_qris_gateway_paid()}</p>
      <p className="text-sm">{m.till_qris_gateway_sure()}</p>
    </div>
  );
}

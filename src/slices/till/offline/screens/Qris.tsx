import type { ReactNode } from 'react';
import type { Id } from '../../../../kinds/id.ts';
import { formatMoney, type Money } from '../../../../kinds/money.ts';
import { MOST_BY_QRIS } from '../../../../kinds/qris/charge-qris.ts';
import { readQris } from '../../../../kinds/qris/read-qris.ts';
import { refused } from '../../../../kinds/result.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { Spinner } from '../../../../platform/ui/Spinner.tsx';
import type { WhyOwn } from '../device/charges.ts';
import { qrisAccounts } from '../device/qris-accounts.ts';
import { type OwnRefusal, qrisPayment } from '../device/qris-payment.ts';
import { before } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { PaymentCode } from '../parts/PaymentCode.tsx';
import { namesOf, QrisChoice } from './QrisChoice.tsx';
import { Screen } from './Screen.tsx';
import { useCharge } from './use-charge.ts';
import { useEnter } from './use-enter.ts';
import { usePayment } from './use-payment.ts';
import { useDesk, useTill } from './use-till.ts';

interface QrisProps {
  readonly amount: Money | undefined;
  /** One of the businesses whose goods are paid now; without: all goods of the cart. */
  readonly of: Id<'business'> | undefined;
}

/**
 * A QRIS code with the amount in it: a gateway's where the organiser has one, which then says by itself that it is paid;
 * else the own code of the business whose goods are sold, or the booth's, where there is one. The merchant's name and NMID stand large: a swapped sticker has others.
 */
export function Qris({ amount, of }: QrisProps) {
  const { go } = useDesk();
  const { till, view, print } = useTill();
  const { due: total, isLast, pay, selling } = usePayment(amount, of === undefined ? { at: 'split' } : { at: 'qris' });
  const accounts = qrisAccounts(view.cart, view.catalogue, view.parts, (qris) => till.digestOf(qris));
  const account = accounts.find(({ businesses }) => of !== undefined && businesses.includes(of)) ?? accounts[0];
  // Goods of several businesses, each with a code of its own: no one code is right for all of them.
  const several = of === undefined && accounts.length > 1;
  const own = several || !account ? refused('no-qris') : qrisPayment(account, total);
  const ready = own.ok || several ? !view.qrisAlarm : own.code !== 'amount-out-of-range';
  // Whoever pays one business by its own code is not asked to pay another through a gateway.
  const begun = of !== undefined || view.parts.some((part) => part.qris !== undefined);
  const { charge, useOwn, again } = useCharge(total, ready && !begun, () =>
    pay({ method: 'qris', amount: total, confirmed: true }),
  );
  const payment = charge.at === 'shown' ? charge.payment : own.ok ? own.value : null;

  function confirm(): void {
    if (!ready || charge.at === 'asking') return;
    // Only an own code was made from an own string.
    const shown = charge.at === 'own' && own.ok ? account?.qris : null;
    const digest = shown ? { qris: till.digestOf(shown) } : {};
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
    own: several ? (
      charge.at === 'own' &&
      charge.why !== 'off' && (
        <Button size="large" tone="outline" onClick={again}>
          {m.till_qris_again()}
        </Button>
      )
    ) : own.ok ? (
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
      onBack={() =>
        go(before({ at: 'qris', ...(amount === undefined ? {} : { amount }), ...(of === undefined ? {} : { of }) }))
      }
      footer={ready && footers[charge.at]}
    >
      {!own.ok && !several && charge.at === 'own' && (
        <Notice
          kind="warn"
          title={own.code === 'amount-out-of-range' ? m.till_qris_cannot() : m.till_qris_by_sticker()}
        >
          {whyNone(own.code, charge.why)}
        </Notice>
      )}
      {(own.ok || several) && view.qrisAlarm && (
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
          {accounts.map(({ qris }) => (
            <Whose key={qris} qris={qris} />
          ))}
        </Notice>
      )}
      {ready && (
        <p className="tabular text-center leading-tight">
          {!isLast && <span className="block text-ink-2 text-sm">{m.till_part()}</span>}
          <span className="font-extrabold text-2xl leading-none">{print(total)}</span>
        </p>
      )}
      {ready && of !== undefined && account && (
        <p className="text-center text-sm">{m.till_qris_for({ names: namesOf(account, view.catalogue) })}</p>
      )}
      {ready && several && charge.at === 'own' && <QrisChoice accounts={accounts} most={total} />}
      {ready && charge.at === 'asking' && <Asking />}
      {ready && charge.at === 'paid' && <Paid />}
      {ready && payment && (charge.at === 'shown' || charge.at === 'own') && (
        <PaymentCode payment={payment} amount={print(total)} told={toldOf(charge)} />
      )}
    </Screen>
  );
}

/** Whom a string pays: what has to stand on the sticker. */
function Whose({ qris }: { readonly qris: string | null }) {
  const read = qris === null ? undefined : readQris(qris);
  if (!read?.ok) return null;
  return (
    <b className="mt-1 block">
      {read.value.merchantName} · {read.value.nmid}
    </b>
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

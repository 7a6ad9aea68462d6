import { formatMoney, type Money } from '../../../../kinds/money.ts';
import { MOST_BY_QRIS } from '../../../../kinds/qris/charge-qris.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { QrCode } from '../../../../platform/ui/QrCode.tsx';
import { qrisPayment } from '../device/qris-payment.ts';
import { before } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Screen } from './Screen.tsx';
import { useEnter } from './use-enter.ts';
import { usePayment } from './use-payment.ts';
import { useDesk, useTill } from './use-till.ts';

/** The booth's own QRIS with the amount in it. The merchant's name and NMID stand large: a swapped sticker has others. */
export function Qris({ amount }: { readonly amount: Money | undefined }) {
  const { go } = useDesk();
  const { till, view, print } = useTill();
  const { due: total, isLast, pay, selling } = usePayment(amount);
  const payment = qrisPayment(view.catalogue.booth, total);
  const ready = payment.ok && !view.qrisAlarm;

  function confirm(): void {
    const { qris } = till;
    if (ready) pay({ method: 'qris', amount: total, ...(qris === undefined ? {} : { qris }) });
  }
  useEnter(confirm);

  return (
    <Screen
      title={m.till_method_qris()}
      onBack={() => go(before(amount === undefined ? { at: 'qris' } : { at: 'qris', amount }))}
      footer={
        ready && (
          <>
            <p className="text-center text-ink-2 text-xs">{m.till_qris_proof()}</p>
            <Button size="large" disabled={selling} onClick={confirm}>
              {selling ? m.till_recording() : m.till_qris_paid()}
            </Button>
          </>
        )
      }
    >
      {!payment.ok && (
        <Notice kind="warn" title={m.till_qris_cannot()}>
          {payment.code === 'amount-out-of-range'
            ? m.till_qris_too_much({ most: formatMoney(MOST_BY_QRIS, 'IDR') })
            : m.till_qris_unreadable()}
        </Notice>
      )}
      {payment.ok && view.qrisAlarm && (
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
            {payment.value.merchant.merchantName} · {payment.value.merchant.nmid}
          </b>
        </Notice>
      )}
      {ready && (
        <>
          <p className="tabular text-center leading-tight">
            {!isLast && <span className="block text-ink-2 text-sm">{m.till_part()}</span>}
            <span className="font-extrabold text-2xl leading-none">{print(total)}</span>
          </p>
          <QrCode
            text={payment.value.text}
            label={m.till_qris_code({ merchant: payment.value.merchant.merchantName, amount: print(total) })}
            className="mx-auto max-w-60 rounded-s border border-line"
          />
          <div className="text-center leading-tight">
            <p className="font-extrabold text-lg leading-tight">{payment.value.merchant.merchantName}</p>
            <p className="tabular text-ink-2 text-sm">NMID {payment.value.merchant.nmid}</p>
          </div>
          <p className="text-center text-sm">
            {payment.value.filled ? m.till_qris_compare() : m.till_qris_type({ amount: print(total) })}
            {payment.value.addsTip && ` ${m.till_qris_tip()}`}
          </p>
        </>
      )}
    </Screen>
  );
}

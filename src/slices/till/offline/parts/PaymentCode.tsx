import type { ReactNode } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { QrCode } from '../../../../platform/ui/QrCode.tsx';
import type { QrisPayment } from '../device/qris-payment.ts';

export interface PaymentCodeProps {
  readonly payment: QrisPayment;
  /** As printed. */
  readonly amount: string;
  /** One line about the code. */
  readonly told?: ReactNode;
}

/** A code to be paid, and whom it pays: what the buyer's phone must show too. */
export function PaymentCode({ payment, amount, told }: PaymentCodeProps) {
  const { text, merchant, filled, addsTip } = payment;
  return (
    <>
      {told && (
        <p
          role="status"
          className="flex items-center justify-center gap-2 rounded-s bg-gold-soft px-3 py-1.5 text-center text-gold-ink text-sm leading-snug"
        >
          {told}
        </p>
      )}
      <QrCode
        text={text}
        label={m.till_qris_code({ merchant: merchant.merchantName, amount })}
        className="mx-auto max-w-60 rounded-s border border-line"
      />
      <div className="text-center leading-tight">
        <p className="font-extrabold text-lg leading-tight">{merchant.merchantName}</p>
        <p className="tabular text-ink-2 text-sm">NMID {merchant.nmid}</p>
      </div>
      <p className="text-center text-sm">
        {filled ? m.till_qris_compare() : m.till_qris_type({ amount })}
        {addsTip && ` ${m.till_qris_tip()}`}
      </p>
    </>
  );
}

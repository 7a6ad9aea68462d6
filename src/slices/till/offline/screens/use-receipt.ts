import { useEffect, useState } from 'react';
import type { Locale } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { type ReceiptModel, type ReceiptSource, receiptModel } from '../../rules/receipt.ts';
import { receiptPath } from '../../rules/receipt-link.ts';
import type { WholeReceipt } from '../device/till.ts';
import { useDesk, useTill } from './use-till.ts';

export interface ReceiptInHand {
  readonly whole: WholeReceipt;
  readonly receipt: ReceiptModel;
  /** The public page of this receipt; it answers once the receipt has been sent. */
  readonly link: string;
}

/** `missing`: it is not on this phone any more. */
export type Receipt = ReceiptInHand | 'reading' | 'missing';

/** The receipt of an event of this log, in a language. `version` changes when it has to be read again. */
export function useReceipt(seq: number, locale: Locale, copy: boolean, version: unknown): Receipt {
  const { session } = useDesk();
  const { till, view } = useTill();
  const [whole, setWhole] = useState<WholeReceipt | 'reading' | 'missing'>('reading');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read again when its version changes
  useEffect(() => {
    let wanted = true;
    till.receipt(seq).then(
      (found) => wanted && setWhole(found ?? 'missing'),
      () => wanted && setWhole('missing'),
    );
    return () => {
      wanted = false;
    };
  }, [till, seq, version]);
  if (whole === 'reading' || whole === 'missing') return whole;
  const { edition, booth, businessNames } = view.catalogue;
  const place = {
    edition: edition.name,
    booth: m.till_booth({ number: booth.number }, { locale }),
    zone: edition.zone,
    currency: edition.currency,
    businessName: businessNames.get.bind(businessNames),
  };
  const { secret } = 'sale' in whole ? whole.sale : whole.refund;
  const path = receiptPath(session.device.claim.edition.slug, { receipt: whole.id, secret });
  const receipt = receiptModel({ ...sourceOf(whole), copy }, place, locale);
  return {
    whole,
    receipt: session.practice ? { ...receipt, copy: m.till_practice_receipt({}, { locale }) } : receipt,
    link: `${location.origin}${locale === 'en' ? '/en' : ''}${path}`,
  };
}

function sourceOf(whole: WholeReceipt): ReceiptSource {
  const { hash, at: soldAt } = whole;
  if ('sale' in whole) {
    const { receipt: number, lines, payments, total } = whole.sale;
    return { number, voided: whole.voided, soldAt, lines, payments, total, hash };
  }
  const { receipt: number, saleReceipt: refundOf, reason, lines, payments, total } = whole.refund;
  return { number, refundOf, reason, voided: false, soldAt, lines, payments, total, hash };
}

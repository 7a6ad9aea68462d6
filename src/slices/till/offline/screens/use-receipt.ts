import { useEffect, useState } from 'react';
import type { Locale } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { type ReceiptModel, receiptModel } from '../../rules/receipt.ts';
import { receiptPath } from '../../rules/receipt-link.ts';
import type { Sold } from '../device/till-history.ts';
import { useDesk, useTill } from './use-till.ts';

export interface ReceiptInHand {
  readonly receipt: ReceiptModel;
  /** The public page of this receipt; it answers once the sale has been sent. */
  readonly link: string;
}

/** The receipt of a sale in a language; null while the log is being read. */
export function useReceipt(sold: Sold, locale: Locale): ReceiptInHand | null {
  const { session } = useDesk();
  const { till, view } = useTill();
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    till.hashOf(sold.seq).then(
      (found) => wanted && setHash(found),
      () => wanted && setHash(''),
    );
    return () => {
      wanted = false;
    };
  }, [till, sold.seq]);
  if (hash === null) return null;
  const { edition, booth, businessNames } = view.catalogue;
  const { receipt: number, lines, payments, total, secret } = sold.sale;
  const source = { number, voided: sold.voided, soldAt: sold.at, lines, payments, total, hash };
  const place = {
    edition: edition.name,
    booth: m.till_booth({ number: booth.number }, { locale }),
    zone: edition.zone,
    currency: edition.currency,
    businessName: (business: (typeof lines)[number]['business']) => businessNames.get(business),
  };
  const prefix = locale === 'en' ? '/en' : '';
  return {
    receipt: receiptModel(source, place, locale),
    link: `${location.origin}${prefix}${receiptPath(session.device.claim.edition.slug, { receipt: sold.id, secret })}`,
  };
}

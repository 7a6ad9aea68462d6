import { m } from '../../../platform/i18n/index.ts';
import { Money } from '../../../platform/ui/index.ts';
import type { Offer } from '../contract.ts';

export interface PriceProps {
  readonly offer: Pick<Offer, 'price' | 'freePrice'>;
  readonly currency: string;
  readonly className?: string | undefined;
}

/** What it costs, or that the price is set at the booth: then what the seller suggests at the till is nobody's price. */
export function Price({ offer, currency, className }: PriceProps) {
  if (offer.freePrice) return <span className={className}>{m.catalogue_price_at_booth()}</span>;
  return <Money amount={offer.price} currency={currency} className={className} />;
}

import { formatCount } from '../../../kinds/money.ts';
import { formatDays } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Card, Figure, LinkButton } from '../../../platform/ui/index.ts';
import type { OwnBusiness, OwnDelegation } from './load-own.ts';

interface Span {
  readonly startsOn: string;
  readonly endsOn: string;
}

type At = (path: string) => string;

/** Before the doors open: how long it still is. */
export function WaitingCard({ days, span }: { readonly days: number; readonly span: Span }) {
  const locale = getLocale();
  return (
    <Card title={m.app_overview_begins({ days: formatCount(days, locale) })}>
      <p className="text-ink-2">{formatDays(span.startsOn, span.endsOn, locale)}</p>
    </Card>
  );
}

interface TurnoverProps {
  readonly turnover: number;
  readonly today: number | null;
  readonly currency: string;
}

/** What was taken today, while there is a today, and on all days. */
function Turnover({ turnover, today, currency }: TurnoverProps) {
  const all = (
    <Figure
      label={m.app_overview_turnover_all_days()}
      value={moneyText(turnover, currency)}
      basis="counted"
      basisLine={m.app_overview_counted_receipts()}
    />
  );
  if (today === null) return all;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Figure
        label={m.app_overview_turnover_today()}
        value={moneyText(today, currency)}
        basis="counted"
        basisLine={m.app_overview_counted_receipts()}
      />
      {all}
    </div>
  );
}

interface DelegationCardProps {
  readonly delegation: OwnDelegation;
  readonly currency: string;
  readonly at: At;
}

/** What the lead's own delegation took. */
export function DelegationCard({ delegation, currency, at }: DelegationCardProps) {
  return (
    <Card title={m.app_overview_own_delegation({ region: delegation.name })}>
      <Turnover turnover={delegation.turnover} today={delegation.today} currency={currency} />
      <div className="mt-4 flex flex-wrap gap-3">
        <LinkButton href={at(`/kontingen/${delegation.code}`)}>{m.app_overview_open_delegation()}</LinkButton>
        <LinkButton href={at('/penjualan')} tone="outline">
          {m.settlement_sales()}
        </LinkButton>
      </div>
    </Card>
  );
}

interface BusinessCardProps {
  readonly business: OwnBusiness;
  readonly currency: string;
  readonly span: Span;
  readonly at: At;
}

/** A producer's own: whether it takes part, where it stands and when, what it took. */
export function BusinessCard({ business, currency, span, at }: BusinessCardProps) {
  const locale = getLocale();
  return (
    <Card title={business.name}>
      {business.takesPart ? (
        <>
          <p className="mb-3">
            <b>{m.app_overview_takes_part()}</b> {formatDays(span.startsOn, span.endsOn, locale)}
            {' · '}
            {business.booths.length > 0
              ? m.app_overview_booth({ booths: business.booths.join(', ') })
              : m.app_overview_no_booth()}
          </p>
          <Turnover turnover={business.turnover} today={business.today} currency={currency} />
          <div className="mt-4 flex flex-wrap gap-3">
            <LinkButton href={at('/struk')}>{m.app_work_receipts()}</LinkButton>
            <LinkButton href={at('/produk')} tone="outline">
              {m.catalogue_products()}
            </LinkButton>
          </div>
        </>
      ) : (
        <>
          <p className="mb-4">
            {business.state === 'draft' ? m.app_overview_application_draft() : m.app_overview_application_sent()}
          </p>
          <LinkButton href={at('/usaha')}>{m.call_apply_own()}</LinkButton>
        </>
      )}
    </Card>
  );
}

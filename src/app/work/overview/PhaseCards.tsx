import { formatCount, formatMoney } from '../../../kinds/money.ts';
import { formatDays } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Card, Figure, LinkButton } from '../../../platform/ui/index.ts';
import type { StillOpen } from './load-open.ts';
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

/** After the doors shut: what somebody still has to do; nothing where all is done. */
export function OpenCard({ open, at }: { readonly open: StillOpen; readonly at: At }) {
  const locale = getLocale();
  const lines = [
    [open.payments, m.app_overview_open_payments, '/pembayaran'],
    [open.statements, m.app_overview_open_statements, '/penjualan'],
    [open.unreported, m.app_overview_open_unreported, '/laporan-harian'],
  ] as const;
  const left = lines.filter(([count]) => count > 0);
  if (left.length === 0) return null;
  return (
    <Card title={m.app_overview_still_open()}>
      <ul>
        {left.map(([count, words, path]) => (
          <li key={path}>
            <a href={at(path)} className="inline-flex min-h-12 items-center underline">
              {words({ count: formatCount(count, locale) })}
            </a>
          </li>
        ))}
      </ul>
    </Card>
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
      <Figure
        label={m.app_overview_turnover_all_days()}
        value={formatMoney(delegation.turnover, currency)}
        basis="counted"
        basisLine={m.app_overview_counted_receipts()}
      />
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
          <Figure
            label={m.app_overview_turnover_all_days()}
            value={formatMoney(business.turnover, currency)}
            basis="counted"
            basisLine={m.app_overview_counted_receipts()}
          />
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

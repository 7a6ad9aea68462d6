import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Badge, Table } from '../../../platform/ui/index.ts';
import type { RegionQuota } from '../nominations/list-quotas.ts';

export interface QuotaTableProps {
  readonly quotas: readonly RegionQuota[];
  /** How many applications a list that waits would add, by region code. */
  readonly added?: ReadonlyMap<string, number> | undefined;
}

/** Own places, and what is asked of them. */
export function QuotaTable({ quotas, added }: QuotaTableProps) {
  const locale = getLocale();
  const count = (value: number) => formatCount(value, locale);
  const asked = (row: RegionQuota) =>
    row.drafts + row.submitted + row.accepted + row.waitlisted + (added?.get(row.region.code) ?? 0);
  return (
    <Table
      caption={added ? m.call_list_quota() : m.call_nominate_quota()}
      quietCaption
      rows={quotas}
      rowKey={(row) => row.region.code}
      columns={[
        { heading: m.call_nominate_region(), cell: (row) => row.region.name, names: true },
        { heading: m.call_nominate_places(), cell: (row) => count(row.quota), numeric: true },
        { heading: m.call_nominate_drafts(), cell: (row) => count(row.drafts), numeric: true },
        { heading: m.call_nominate_submitted(), cell: (row) => count(row.submitted), numeric: true },
        { heading: m.call_nominate_accepted(), cell: (row) => count(row.accepted), numeric: true },
        { heading: m.call_nominate_waiting(), cell: (row) => count(row.waitlisted), numeric: true },
        ...(added
          ? [
              {
                heading: m.call_list_quota_added(),
                cell: (row: RegionQuota) => count(added.get(row.region.code) ?? 0),
                numeric: true,
              },
            ]
          : []),
        {
          heading: m.call_nominate_state(),
          cell: (row) =>
            asked(row) > row.quota ? (
              <span className="inline-grid gap-1">
                <span>
                  <Badge tone="gold">{m.call_list_quota_beyond({ count: count(asked(row) - row.quota) })}</Badge>
                </span>
                <span className="text-ink-2 text-sm">{m.call_list_quota_over()}</span>
              </span>
            ) : (
              <Badge tone="leaf">{m.call_list_quota_fits()}</Badge>
            ),
        },
      ]}
    />
  );
}

import { formatDay } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Badge } from '../../../platform/ui/index.ts';
import type { Identifier, IdentifierState } from '../contract.ts';
import { kindName, pirtLines, STATE_TONES, stateName } from '../labels.ts';
import { readPirt } from '../rules/pirt.ts';

export function StateBadge({ state }: { readonly state: IdentifierState }) {
  return <Badge tone={STATE_TONES[state]}>{stateName(state)}</Badge>;
}

export interface IdentifierFactsProps {
  readonly identifier: Pick<Identifier, 'kind' | 'value' | 'state' | 'expiresOn' | 'expiryYear' | 'evidence'>;
  /** Names of regions by code, as far as the reader knows them. */
  readonly regions: Readonly<Record<string, string>>;
}

/** A number with its state, its end, what the officer wrote, and of a P-IRT number what it tells. */
export function IdentifierFacts({ identifier, regions }: IdentifierFactsProps) {
  const { kind, value, state, expiresOn, expiryYear, evidence } = identifier;
  const pirt = kind === 'pirt' ? readPirt(value.replace('-', '')) : undefined;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b>{kindName(kind)}</b>
        <span className="tabular break-all font-mono text-sm">{value}</span>
        <StateBadge state={state} />
      </p>
      {(expiresOn || expiryYear) && (
        <p className="text-sm">
          {expiresOn
            ? m.exhibitors_good_until({ day: formatDay(expiresOn, getLocale(), false) })
            : m.exhibitors_good_in_year({ year: String(expiryYear) })}
        </p>
      )}
      {evidence && (
        <p className="text-ink-2 text-sm">
          {state === 'rejected'
            ? m.exhibitors_reason({ text: evidence })
            : m.exhibitors_evidence_seen({ text: evidence })}
        </p>
      )}
      {pirt && (
        <details className="text-sm">
          <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river-ink">
            {m.exhibitors_pirt_explain()}
          </summary>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-2">
            {pirtLines(pirt, regions[pirt.region]).map(([term, text]) => (
              <div key={term} className="contents">
                <dt className="text-ink-2">{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

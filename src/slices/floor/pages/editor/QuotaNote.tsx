import { formatCount } from '../../../../kinds/money.ts';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/index.ts';
import type { PlanAtWork } from '../../index.ts';
import { overQuota } from '../../rules/over-quota.ts';

/** Delegations that were given more booths than they have a right to. It may be meant, so it is said and not refused. */
export function QuotaNote({ work }: { readonly work: Pick<PlanAtWork, 'assignments' | 'regions'> }) {
  const locale = getLocale();
  const over = overQuota(work.assignments, work.regions);
  if (over.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice kind="warn" title={m.floor_over_quota()}>
        <ul className="list-disc pl-5">
          {over.map(({ code, name, held, quota }) => (
            <li key={code}>
              {m.floor_over_quota_line({
                region: name,
                held: formatCount(held, locale),
                quota: formatCount(quota, locale),
              })}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

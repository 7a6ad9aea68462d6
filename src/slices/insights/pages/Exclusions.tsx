import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Card } from '../../../platform/ui/index.ts';
import type { Figure } from '../contract.ts';
import { exclusionText } from '../words.ts';

/** What the figures leave out, with how many where that is known. */
export function Exclusions({ exclusions }: Pick<Figure, 'exclusions'>) {
  const locale = getLocale();
  return (
    <Card title={m.insights_figures_excluded()}>
      <ul className="grid list-disc gap-1.5 ps-5 text-ink-2 text-sm">
        {exclusions.map(({ code, count }) => {
          const text = exclusionText(code, locale);
          return (
            <li key={code}>
              {count === null ? text : m.insights_report_excluded_count({ text, count: formatCount(count, locale) })}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

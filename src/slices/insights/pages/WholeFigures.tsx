import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Card, Money, Figure as ShownFigure } from '../../../platform/ui/index.ts';
import type { Figure, FigureSheet } from '../contract.ts';
import { wholeFigure } from '../rules/choose-figures.ts';
import { pageOf } from '../rules/figure.ts';
import { metricName } from '../words.ts';

const WHOLE = ['turnover', 'receipts', 'units', 'voids', 'gross-sales', 'refunds', 'discounts'] as const;

export interface WholeFiguresProps {
  readonly sheet: FigureSheet;
  /** Whether the reader may open a figure to its receipts. */
  readonly opens: (figure: Figure) => boolean;
}

/** The figures of the whole edition; none for those who see only their own part. */
export function WholeFigures({ sheet, opens }: WholeFiguresProps) {
  const figures = WHOLE.flatMap((metric) => wholeFigure(sheet.figures, metric) ?? []);
  if (figures.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {figures.map((figure) => (
        <Card key={figure.metric}>
          <OneFigure figure={figure} label={metricName(figure.metric, getLocale())} opens={opens(figure)} />
        </Card>
      ))}
    </div>
  );
}

export interface OneFigureProps {
  readonly figure: Figure;
  readonly label: string;
  /** Whether it leads to its receipts. */
  readonly opens: boolean;
}

/** A figure with its basis and the way to its receipts. */
export function OneFigure({ figure, label, opens }: OneFigureProps) {
  const locale = getLocale();
  const from = { count: figure.count, shown: formatCount(figure.count, locale) };
  return (
    <ShownFigure
      label={label}
      value={<FigureValue figure={figure} />}
      basis={figure.basis}
      basisLine={basisLine(figure, from)}
      sourcesHref={opens ? pathIn(locale, pageOf(figure)) : undefined}
    />
  );
}

export function FigureValue({ figure }: { readonly figure: Figure }) {
  if (figure.unit !== 'count') return <Money amount={figure.value} currency={figure.unit} />;
  return <span className="tabular">{formatCount(figure.value, getLocale())}</span>;
}

function basisLine(figure: Figure, from: { readonly count: number; readonly shown: string }): string {
  if (figure.metric === 'voids') return m.insights_voids_basis(from);
  return figure.metric === 'refunds' ? m.insights_refunds_basis(from) : m.insights_counted_from(from);
}

import { formatCount } from '../../../kinds/money.ts';
import { formatDay, type Locale } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { BasisBadge, type Column, Table } from '../../../platform/ui/index.ts';
import type { Basis, Figure, FigureSheet } from '../contract.ts';
import { chooseFigures, type Narrowing } from '../rules/choose-figures.ts';
import { pageOf } from '../rules/figure.ts';
import { hourName, partOf } from './name-scope.ts';
import { FigureValue } from './WholeFigures.tsx';

interface Part {
  readonly key: string;
  readonly name: string;
  readonly turnover: Figure<'turnover'> | undefined;
  readonly units: Figure<'units'> | undefined;
  readonly received?: Figure<'payments'> | undefined;
  readonly claimed?: Figure<'payments'> | undefined;
}

/** Turnover told by day, region and so on: one table each, every number with its basis and the way to its receipts. */
export function PartTables({ sheet, today }: { readonly sheet: FigureSheet; readonly today: string }) {
  const locale = getLocale();
  const named = (by: Narrowing) => partsOf(sheet, by, locale);
  const ranked = (by: Narrowing) => named(by).toSorted((a, b) => (b.turnover?.value ?? 0) - (a.turnover?.value ?? 0));
  return (
    <>
      <PartTable
        title={m.insights_figures_by_day()}
        first={m.insights_report_col_day()}
        parts={daysOf(sheet, today, locale)}
      />
      <PartTable
        title={m.insights_figures_by_region()}
        first={m.insights_report_col_region()}
        parts={ranked('region')}
      />
      <PartTable
        title={m.insights_figures_by_category()}
        first={m.insights_report_col_category()}
        parts={ranked('category')}
      />
      <PartTable
        title={m.insights_figures_by_method()}
        first={m.insights_report_col_method()}
        parts={named('method')}
        payments
      />
      <PartTable title={m.insights_figures_by_hour()} first={m.insights_figures_col_hour()} parts={named('hour')} />
      <PartTable
        title={m.insights_report_best_sellers()}
        first={m.insights_report_col_product()}
        parts={named('product')}
      />
      <PartTable title={m.insights_figures_by_booth()} first={m.insights_figures_col_booth()} parts={ranked('booth')} />
    </>
  );
}

function daysOf({ figures }: FigureSheet, today: string, locale: Locale): Part[] {
  const ofDays = figures.filter(({ scope }) => scope.day !== undefined && Object.keys(scope).length === 2);
  const days = [...new Set(ofDays.flatMap(({ scope }) => scope.day ?? []))].filter((day) => day <= today);
  return days.map((day) => ({
    key: day,
    name: formatDay(day, locale),
    turnover: chooseFigures(figures, { metric: 'turnover', by: 'none', day })[0],
    units: chooseFigures(figures, { metric: 'units', by: 'none', day })[0],
  }));
}

function partsOf({ figures, labels }: FigureSheet, by: Narrowing, locale: Locale): Part[] {
  const keyOf = (figure: Figure) => String(figure.scope[by as Exclude<Narrowing, 'none'>]);
  const byKey = <F extends Figure>(found: readonly F[]) => new Map(found.map((figure) => [keyOf(figure), figure]));
  const paid = (basis: Basis) => byKey(chooseFigures(figures, { metric: 'payments', by, basis }));
  const turnovers = byKey(chooseFigures(figures, { metric: 'turnover', by }));
  const units = byKey(chooseFigures(figures, { metric: 'units', by }));
  const [received, claimed] = [paid('counted'), paid('claimed')];
  return [...units].map(([key, { scope }]) => ({
    key,
    name: scope.hour === undefined ? (partOf(scope, labels, locale) ?? '') : hourName(scope.hour, locale),
    turnover: turnovers.get(key),
    units: units.get(key),
    received: received.get(key),
    claimed: claimed.get(key),
  }));
}

interface PartTableProps {
  readonly title: string;
  /** The heading of the first column. */
  readonly first: string;
  readonly parts: readonly Part[];
  /** Whether the money arrived, beside what was counted. */
  readonly payments?: boolean;
}

function PartTable({ title, first, parts, payments = false }: PartTableProps) {
  if (parts.length === 0) return null;
  const locale = getLocale();
  const columns: Column<Part>[] = [
    { heading: first, names: true, cell: (part) => part.name },
    {
      heading: m.insights_report_col_receipts(),
      numeric: true,
      cell: (part) => formatCount((part.turnover ?? part.units)?.count ?? 0, locale),
    },
    ...(payments
      ? [
          figureColumn(m.insights_report_col_received(), (part) => part.received),
          figureColumn(m.insights_report_col_claimed(), (part) => part.claimed),
        ]
      : [figureColumn(m.insights_report_col_sold(), (part) => part.units)]),
    figureColumn(m.insights_report_col_turnover(), (part) => part.turnover),
  ];
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-xl">{title}</h2>
        <BasisBadge basis="counted" />
        {payments && <BasisBadge basis="claimed" />}
      </div>
      <Table caption={title} quietCaption columns={columns} rows={parts} rowKey={(part) => part.key} />
    </section>
  );
}

function figureColumn(heading: string, figureOf: (part: Part) => Figure | undefined): Column<Part> {
  return {
    heading,
    numeric: true,
    cell: (part) => {
      const figure = figureOf(part);
      if (!figure) return '–';
      return (
        <a className="font-semibold text-river underline" href={pathIn(getLocale(), pageOf(figure))}>
          <FigureValue figure={figure} />
        </a>
      );
    },
  };
}

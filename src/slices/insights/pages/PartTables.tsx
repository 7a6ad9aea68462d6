import { hoursOfDay } from '../../../kinds/business-day.ts';
import { formatCount, formatShort } from '../../../kinds/money.ts';
import { formatDay, type Locale } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Bars, BasisBadge, type Column, Table, Tabs } from '../../../platform/ui/index.ts';
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

/** The ways to tell turnover in parts, in the order of their tabs, by the word that stands in the address. */
const TELLINGS = {
  daerah: { by: 'region', title: m.insights_figures_by_region, first: m.insights_report_col_region, ranked: true },
  hari: { by: 'none', title: m.insights_figures_by_day, first: m.insights_report_col_day, ranked: false },
  kategori: {
    by: 'category',
    title: m.insights_figures_by_category,
    first: m.insights_report_col_category,
    ranked: true,
  },
  'cara-bayar': {
    by: 'method',
    title: m.insights_figures_by_method,
    first: m.insights_report_col_method,
    ranked: false,
  },
  jam: { by: 'hour', title: m.insights_figures_by_hour, first: m.insights_figures_col_hour, ranked: false },
  barang: { by: 'product', title: m.insights_report_best_sellers, first: m.insights_report_col_product, ranked: false },
  stan: { by: 'booth', title: m.insights_figures_by_booth, first: m.insights_figures_col_booth, ranked: true },
} as const satisfies Record<string, { by: Narrowing; title: () => string; first: () => string; ranked: boolean }>;

export type Telling = keyof typeof TELLINGS;

/** The telling that an address asks for; the first where it asks for none that is known. */
export function readTelling(word: string | null): Telling {
  return word !== null && Object.hasOwn(TELLINGS, word) ? (word as Telling) : 'daerah';
}

export interface PartTablesProps {
  readonly sheet: FigureSheet;
  /** Calendar day; later ones have nothing to tell yet. */
  readonly today: string;
  readonly telling: Telling;
  /** Whether the reader may open a figure to its receipts. */
  readonly opens: (figure: Figure) => boolean;
}

/** Turnover told in parts: every number with its basis and the way to its receipts. A lead has only some of the tellings. */
export function PartTables({ sheet, today, telling, opens }: PartTablesProps) {
  const locale = getLocale();
  const here = pathIn(locale, `/kerja/${sheet.edition.slug}/angka`);
  const words = Object.keys(TELLINGS) as Telling[];
  const told = words
    .map((word) => ({ word, parts: partsIn(sheet, today, word, locale) }))
    .filter(({ parts }) => parts.length > 0);
  const shown = told.find(({ word }) => word === telling) ?? told[0];
  if (!shown) return null;
  const { title, first, by } = TELLINGS[shown.word];
  return (
    <section className="grid gap-5">
      <h2 className="-mb-3 text-xl">{m.insights_figures_part()}</h2>
      <Tabs
        label={m.insights_figures_part()}
        tabs={told.map(({ word }) => ({
          href: `${here}?menurut=${word}`,
          label: TELLINGS[word].first(),
          current: word === shown.word,
        }))}
      />
      {by !== 'product' && by !== 'none' && (
        <Bars
          label={title()}
          lead={TELLINGS[shown.word].ranked}
          bars={shown.parts.flatMap(({ name, turnover }) =>
            turnover
              ? [{ label: name, value: turnover.value, text: formatShort(turnover.value, turnover.unit, locale) }]
              : [],
          )}
        />
      )}
      <PartTable title={title()} first={first()} parts={shown.parts} payments={by === 'method'} opens={opens} />
    </section>
  );
}

function partsIn(sheet: FigureSheet, today: string, word: Telling, locale: Locale): Part[] {
  const { by, ranked } = TELLINGS[word];
  if (by === 'none') return daysOf(sheet, today, locale);
  const parts = partsOf(sheet, by, locale);
  return ranked ? parts.toSorted((a, b) => (b.turnover?.value ?? 0) - (a.turnover?.value ?? 0)) : parts;
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

function partsOf({ figures, labels, edition }: FigureSheet, by: Exclude<Narrowing, 'none'>, locale: Locale): Part[] {
  const keyOf = (figure: Figure) => String(figure.scope[by]);
  const byKey = <F extends Figure>(found: readonly F[]) => new Map(found.map((figure) => [keyOf(figure), figure]));
  const paid = (basis: Basis) => byKey(chooseFigures(figures, { metric: 'payments', by, basis }));
  const turnovers = byKey(chooseFigures(figures, { metric: 'turnover', by }));
  const units = byKey(chooseFigures(figures, { metric: 'units', by }));
  const [received, claimed] = [paid('counted'), paid('claimed')];
  const order = hoursOfDay(edition);
  const listed = [...units].sort(([, a], [, b]) =>
    a.scope.hour === undefined || b.scope.hour === undefined
      ? 0
      : order.indexOf(a.scope.hour) - order.indexOf(b.scope.hour),
  );
  return listed.map(([key, { scope }]) => ({
    key,
    name:
      scope.hour === undefined ? (partOf(scope, labels, locale, edition.currency) ?? '') : hourName(scope.hour, locale),
    turnover: turnovers.get(key),
    units: units.get(key),
    received: received.get(key),
    claimed: claimed.get(key),
  }));
}

interface PartTableProps extends Pick<PartTablesProps, 'opens'> {
  readonly title: string;
  /** The heading of the first column. */
  readonly first: string;
  readonly parts: readonly Part[];
  /** Whether the money arrived, beside what was counted. */
  readonly payments?: boolean;
}

function PartTable({ title, first, parts, opens, payments = false }: PartTableProps) {
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
          figureColumn(m.insights_report_col_received(), (part) => part.received, opens),
          figureColumn(m.insights_report_col_claimed(), (part) => part.claimed, opens),
        ]
      : [figureColumn(m.insights_report_col_sold(), (part) => part.units, opens)]),
    figureColumn(m.insights_report_col_turnover(), (part) => part.turnover, opens),
  ];
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <BasisBadge basis="counted" />
        {payments && <BasisBadge basis="claimed" />}
      </p>
      <Table caption={title} quietCaption columns={columns} rows={parts} rowKey={(part) => part.key} />
    </div>
  );
}

function figureColumn(
  heading: string,
  figureOf: (part: Part) => Figure | undefined,
  opens: PartTablesProps['opens'],
): Column<Part> {
  return {
    heading,
    numeric: true,
    cell: (part) => {
      const figure = figureOf(part);
      if (!figure) return '–';
      if (!opens(figure)) return <FigureValue figure={figure} />;
      return (
        <a className="font-semibold text-river underline" href={pathIn(getLocale(), pageOf(figure))}>
          <FigureValue figure={figure} />
        </a>
      );
    },
  };
}

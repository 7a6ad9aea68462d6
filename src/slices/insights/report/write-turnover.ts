/** The sections on turnover: by day, region, category, method and hour, and what sold best. */
import { businessDayAt, hoursOfDay } from '../../../kinds/business-day.ts';
import { formatShort } from '../../../kinds/money.ts';
import { formatDay, type Locale, zoneSuffix } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import type { FigureSheet } from '../contract.ts';
import { chooseFigures, wholeFigure } from '../rules/choose-figures.ts';
import { type Figure, shareOf } from '../rules/figure.ts';
import { methodName } from '../words.ts';
import type { Cell, Section } from './paper.ts';
import { noSales, numbers, percent, type Words, type Writing, words } from './writing.ts';

export function daySection({ sheet, locale, at, count, open }: Writing): Section {
  const { edition, figures } = sheet;
  const whole = wholeFigure(figures, 'turnover');
  const today = businessDayAt(at, edition);
  const days = figures.filter(
    (figure): figure is Figure<'turnover'> =>
      figure.metric === 'turnover' &&
      figure.basis === 'counted' &&
      figure.scope.day !== undefined &&
      Object.keys(figure.scope).length === 2,
  );
  const rows = days.map((figure): Cell[] => {
    const day = figure.scope.day ?? '';
    const outside = day < edition.startsOn || day > edition.endsOn;
    const name = formatDay(day, locale);
    const title = { text: outside ? m.insights_report_outside_dates({ day: name }, { locale }) : name };
    if (day > today && figure.count === 0) return [title, { text: '–' }, { text: '–' }, { text: '–' }];
    const units = wholeFigure(figures, 'units', day);
    return [title, { text: count(figure.count) }, { text: count(units?.value ?? 0) }, open(figure)];
  });
  const units = wholeFigure(figures, 'units');
  return {
    title: m.insights_report_by_day({}, { locale }),
    whole: false,
    blocks: [
      {
        kind: 'table',
        columns: [
          words(m.insights_report_col_day({}, { locale })),
          ...numbers(
            m.insights_report_col_receipts({}, { locale }),
            m.insights_report_col_units({}, { locale }),
            m.insights_report_col_turnover({}, { locale }),
          ),
        ],
        rows,
        foot: whole
          ? [
              { text: m.insights_report_total({}, { locale }) },
              { text: count(whole.count) },
              { text: count(units?.value ?? 0) },
              open(whole),
            ]
          : null,
      },
    ],
  };
}

/** What a region or category is called. */
function nameOf({ labels }: FigureSheet, by: 'region' | 'category', key: string, locale: Locale): string {
  const found = by === 'region' ? labels.regions[key] : labels.categories[key]?.[locale];
  return found ?? (key === '' ? m.insights_unknown({}, { locale }) : key);
}

/** Turnover by region or category: a chart to see, a table to check. */
export function partsSection(
  { sheet, locale, count, open }: Writing,
  by: 'region' | 'category',
  { title, column, note }: { readonly title: Words; readonly column: Words; readonly note: Words },
): Section {
  const parts = chooseFigures(sheet.figures, { metric: 'turnover', by }).toSorted((a, b) => b.value - a.value);
  const whole = wholeFigure(sheet.figures, 'turnover');
  if (!whole || parts.length === 0) return { title: title({}, { locale }), whole: false, blocks: [noSales(locale)] };
  const units = new Map(
    chooseFigures(sheet.figures, { metric: 'units', by }).map((figure) => [figure.scope[by], figure.value]),
  );
  const named = parts.map((figure) => ({ figure, name: nameOf(sheet, by, figure.scope[by] ?? '', locale) }));
  const longest = Math.max(1, ...parts.map((figure) => figure.value));
  return {
    title: title({}, { locale }),
    whole: false,
    blocks: [
      {
        kind: 'bars',
        alt: m.insights_report_bars_alt({ by: column({}, { locale }).toLowerCase() }, { locale }),
        items: named.map(({ figure, name }) => ({
          label: name,
          value: formatShort(figure.value, figure.unit, locale),
          length: Math.max(0, figure.value) / longest,
        })),
      },
      {
        kind: 'table',
        columns: [
          words(column({}, { locale })),
          ...numbers(
            m.insights_report_col_receipts({}, { locale }),
            m.insights_report_col_units({}, { locale }),
            m.insights_report_col_share({}, { locale }),
            m.insights_report_col_turnover({}, { locale }),
          ),
        ],
        rows: named.map(({ figure, name }) => [
          { text: name },
          { text: count(figure.count) },
          { text: count(units.get(figure.scope[by]) ?? 0) },
          { text: percent(shareOf(figure, whole), locale) },
          open(figure),
        ]),
        foot: [
          { text: m.insights_report_total({}, { locale }) },
          { text: '' },
          { text: '' },
          { text: '' },
          open(whole),
        ],
      },
      { kind: 'note', text: note({}, { locale }) },
    ],
  };
}

/** Turnover is counted whatever the method; whether the money arrived stands beside it, on its own basis. */
export function methodSection({ sheet, locale, count, open }: Writing): Section {
  const title = m.insights_report_by_method({}, { locale });
  const methods = chooseFigures(sheet.figures, { metric: 'turnover', by: 'method' });
  const whole = wholeFigure(sheet.figures, 'turnover');
  if (!whole || methods.length === 0) return { title, whole: true, blocks: [noSales(locale)] };
  const payment = (method: string | undefined, basis: 'counted' | 'claimed'): Cell => {
    const found = chooseFigures(sheet.figures, { metric: 'payments', by: 'method', basis });
    const figure = found.find((one) => one.scope.method === method);
    return figure ? open(figure) : { text: '–' };
  };
  return {
    title,
    whole: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          words(m.insights_report_col_method({}, { locale })),
          ...numbers(
            m.insights_report_col_receipts({}, { locale }),
            m.insights_report_col_share({}, { locale }),
            m.insights_report_col_turnover({}, { locale }),
            m.insights_report_col_received({}, { locale }),
            m.insights_report_col_claimed({}, { locale }),
          ),
        ],
        rows: methods.map((figure) => [
          { text: methodName(figure.scope.method ?? '', locale, figure.unit) },
          { text: count(figure.count) },
          { text: percent(shareOf(figure, whole), locale) },
          open(figure),
          payment(figure.scope.method, 'counted'),
          payment(figure.scope.method, 'claimed'),
        ]),
        foot: null,
      },
      { kind: 'note', text: m.insights_report_method_note({}, { locale }) },
    ],
  };
}

export function hourSection({ sheet, locale, at, money }: Writing): Section {
  const title = m.insights_report_by_hour({}, { locale });
  const hours = new Map(
    chooseFigures(sheet.figures, { metric: 'turnover', by: 'hour' }).map((figure) => [figure.scope.hour ?? 0, figure]),
  );
  if (hours.size === 0) return { title, whole: true, blocks: [noSales(locale)] };
  const order = hoursOfDay(sheet.edition);
  const sold = order.map((hour) => hours.has(hour));
  const values = order
    .slice(sold.indexOf(true), sold.lastIndexOf(true) + 1)
    .map((hour) => ({ hour, value: hours.get(hour)?.value ?? 0 }));
  const busiest = values.reduce((most, one) => (one.value > most.value ? one : most));
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}${locale === 'id' ? '.' : ':'}00`;
  return {
    title,
    whole: true,
    blocks: [
      {
        kind: 'pillars',
        alt: m.insights_report_hour_alt({ hour: clock(busiest.hour), value: money(busiest.value) }, { locale }),
        items: values.map(({ hour, value }) => ({
          label: clock(hour),
          value: value === 0 ? '' : formatShort(value, sheet.edition.currency, locale),
          length: Math.max(0, value) / Math.max(1, busiest.value),
        })),
      },
      { kind: 'note', text: m.insights_report_hour_note({ zone: zoneSuffix(sheet.edition.zone, at) }, { locale }) },
    ],
  };
}

export function bestSellersSection({ sheet, locale, open }: Writing): Section {
  const title = m.insights_report_best_sellers({}, { locale });
  const sold = chooseFigures(sheet.figures, { metric: 'units', by: 'product' });
  if (sold.length === 0) return { title, whole: false, blocks: [noSales(locale)] };
  const turnovers = chooseFigures(sheet.figures, { metric: 'turnover', by: 'product' });
  return {
    title,
    whole: false,
    blocks: [
      {
        kind: 'table',
        columns: [
          words(m.insights_report_col_product({}, { locale })),
          words(m.insights_report_col_region({}, { locale })),
          ...numbers(m.insights_report_col_sold({}, { locale }), m.insights_report_col_turnover({}, { locale })),
        ],
        rows: sold.map((figure) => {
          const product = sheet.labels.products[figure.scope.product ?? ''];
          const region = product?.region ? sheet.labels.regions[product.region] : undefined;
          const turnover = turnovers.find((one) => one.scope.product === figure.scope.product);
          return [
            { text: product?.name[locale] ?? m.insights_unknown({}, { locale }) },
            { text: region ?? '–' },
            open(figure),
            turnover ? open(turnover) : { text: '–' },
          ];
        }),
        foot: null,
      },
      { kind: 'note', text: m.insights_report_best_note({}, { locale }) },
    ],
  };
}

/** What the sections of the report share: the sheet, the language, and how to say amounts. */
import { formatCount, formatMoney } from '../../../kinds/money.ts';
import type { Locale } from '../../../kinds/time.ts';
import { m, pathIn } from '../../../platform/i18n/index.ts';
import type { PaperHouse } from '../../../platform/press/paper.ts';
import type { ShiftSums } from '../../till/contract.ts';
import type { FigureSheet, Participation } from '../contract.ts';
import { type Figure, pageOf } from '../rules/figure.ts';
import type { Block, Cell, Column } from './paper.ts';

export interface ClosingReport {
  readonly sheet: FigureSheet;
  readonly participation: readonly Participation[];
  /** `whole`: of every booth; otherwise of those that the reader's regions held. */
  readonly shifts: { readonly sums: ShiftSums; readonly whole: boolean };
  readonly house: PaperHouse;
  /** Scheme and host that printed addresses begin with. */
  readonly publicUrl: string;
}

export interface Writing extends ClosingReport {
  readonly locale: Locale;
  /** The moment that the figures are of, in milliseconds since 1970. */
  readonly at: number;
  money(amount: number): string;
  count(count: number): string;
  /** A figure's value with the way to its receipts. */
  open(figure: Figure): Cell;
}

/** A message without parameters. */
export type Words = (inputs: Record<string, never>, options: { locale: Locale }) => string;

export function beginWriting(report: ClosingReport, locale: Locale): Writing {
  const { currency } = report.sheet.edition;
  const count = (number: number) => formatCount(number, locale);
  return {
    ...report,
    locale,
    at: Date.parse(report.sheet.asOf),
    money: (amount) => formatMoney(amount, currency, locale),
    count,
    open: (figure) => ({
      text: figure.unit === 'count' ? count(figure.value) : formatMoney(figure.value, figure.unit, locale),
      href: report.publicUrl + pathIn(locale, pageOf(figure)),
    }),
  };
}

/** `24,8%` or `24.8%`. */
export function percent(share: number, locale: Locale): string {
  const text = (Math.round(share * 1000) / 10).toFixed(1);
  return `${locale === 'id' ? text.replace('.', ',') : text}%`;
}

export function words(title: string): Column {
  return { title, numeric: false };
}

export function numbers(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, numeric: true }));
}

export function noSales(locale: Locale): Block {
  return { kind: 'nothing', text: m.insights_report_no_sales({}, { locale }) };
}

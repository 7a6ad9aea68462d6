/** The settlement statement as a paper: all words and decisions; `settlement.typ` lays it out. */
import { formatCount, formatMoney } from '../../../kinds/money.ts';
import { formatDay, formatDays, formatInstant, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import { framePaper, type PaperFrame, type PaperHouse } from '../../../platform/press/paper.ts';
import { dayEndsLine } from '../../editions/labels.ts';
import { type SettlementSheet, SIDES } from '../contract.ts';
import { methodName, sideName, signedBy, tellsFees } from '../words.ts';

export const SETTLEMENT_TEMPLATE = 'slices/settlement/paper/settlement.typ';

interface Cell {
  readonly text: string;
}

export interface PaperTable {
  readonly columns: readonly { readonly title: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly foot: readonly Cell[] | null;
}

export interface SettlementPaper {
  readonly frame: PaperFrame;
  readonly business: string;
  readonly region: string;
  readonly days: string;
  readonly sums: readonly { readonly label: string; readonly value: string; readonly lead: boolean }[];
  readonly notes: readonly string[];
  readonly sections: readonly { readonly title: string; readonly table: PaperTable | null; readonly nothing: string }[];
  readonly signing: { readonly title: string; readonly lead: string };
  readonly signatures: readonly {
    readonly side: string;
    readonly name: string;
    readonly at: string;
    readonly line: string;
  }[];
  readonly seal: { readonly label: string; readonly value: string };
}

export function writeSettlement(sheet: SettlementSheet, house: PaperHouse, locale: Locale): SettlementPaper {
  const { edition, statement } = sheet;
  const say = { locale };
  const money = (amount: number) => formatMoney(amount, edition.currency, locale);
  const count = (pieces: number) => formatCount(pieces, locale).replace('-', '−');
  const title = m.settlement_title({}, say);
  const frame = framePaper({ title, edition, house, printedAt: sheet.asOf }, locale);
  const { sums } = statement;
  const fees = tellsFees(sheet);
  const fee = { label: m.settlement_fee({}, say), value: money(statement.fee === 0 ? 0 : -statement.fee), lead: false };
  const feeColumns: Columns<SettlementSheet['statement']['byMethod'][number]> = [
    [m.settlement_fee({}, say), (row) => money(row.fee)],
    [m.settlement_after_fee({}, say), (row) => money(row.afterFee)],
  ];
  return {
    frame,
    business: sheet.business.name,
    region: sheet.business.region,
    days: formatDays(edition.startsOn, edition.endsOn, locale),
    sums: [
      { label: m.settlement_gross({}, say), value: money(sums.gross), lead: false },
      { label: m.settlement_refunds({}, say), value: money(sums.refunds), lead: false },
      ...(fees ? [fee] : []),
      { label: m.settlement_payout({}, say), value: money(statement.payout), lead: true },
    ],
    notes: notesOf(sheet, locale),
    sections: [
      section(
        m.settlement_by_method({}, say),
        [
          [m.settlement_col_method({}, say), (row) => methodName(row.method, locale, edition.currency)],
          [m.settlement_gross({}, say), (row) => money(row.gross)],
          [m.settlement_refunds({}, say), (row) => money(row.refunds)],
          [m.settlement_claimed({}, say), (row) => money(row.claimed)],
          ...(fees ? feeColumns : []),
        ],
        statement.byMethod,
        m.settlement_nothing_sold({}, say),
      ),
      section(
        m.settlement_by_day({}, say),
        [
          [m.settlement_col_day({}, say), (row) => formatDay(row.day, locale)],
          [m.settlement_col_receipts({}, say), (row) => count(row.receipts)],
          [m.settlement_gross({}, say), (row) => money(row.gross)],
          [m.settlement_refunds({}, say), (row) => money(row.refunds)],
          [m.settlement_net({}, say), (row) => money(row.net)],
        ],
        statement.byDay,
        m.settlement_nothing_sold({}, say),
      ),
      section(
        m.settlement_by_product({}, say),
        [
          [m.settlement_col_product({}, say), (row) => row.name],
          [m.settlement_col_sold_net({}, say), (row) => count(row.sold)],
          [m.settlement_col_refunded({}, say), (row) => count(row.refunded)],
          [m.settlement_net({}, say), (row) => money(row.net)],
        ],
        statement.byProduct,
        m.settlement_nothing_sold({}, say),
      ),
      section(
        m.settlement_goods({}, say),
        [
          [m.settlement_col_product({}, say), (row) => row.name],
          [m.settlement_col_received({}, say), (row) => count(row.received)],
          [m.settlement_col_corrected({}, say), (row) => count(row.corrected)],
          [m.settlement_col_sold({}, say), (row) => count(row.sold)],
          [m.settlement_col_returned({}, say), (row) => count(row.returned)],
          [m.settlement_col_damaged({}, say), (row) => count(row.damaged)],
          [m.settlement_col_left({}, say), (row) => count(row.left)],
        ],
        statement.stock,
        m.settlement_no_goods({}, say),
      ),
    ],
    signing: { title: m.settlement_signing({}, say), lead: m.settlement_signing_paper({}, say) },
    signatures: SIDES.map((side) => {
      const signed = sheet.signatures.find((signature) => signature.side === side && signature.current);
      return {
        side: sideName(side, locale),
        name: signed?.name ?? '',
        at: signed
          ? [
              m.settlement_signed_at({ instant: formatInstant(signed.at, edition.zone, locale) }, say),
              ...signedBy(signed, locale),
            ].join(', ')
          : '',
        line: m.settlement_sign_line({}, say),
      };
    }),
    seal: { label: m.settlement_seal({}, say), value: sheet.digest.slice(0, 32).replace(/.{4}(?!$)/g, '$& ') },
  };
}

/** What the reader has to know about the figures: their basis, and what nobody knows. */
export function notesOf(sheet: SettlementSheet, locale: Locale): string[] {
  const { statement, edition } = sheet;
  const say = { locale };
  const dayEnds = dayEndsLine(edition, locale);
  return [
    m.settlement_note_basis({}, say),
    ...(dayEnds === undefined ? [] : [dayEnds]),
    ...(tellsFees(sheet) ? [m.settlement_note_fee({}, say)] : []),
    ...(statement.feesUnknown > 0 ? [m.settlement_note_fee_unknown({ count: statement.feesUnknown }, say)] : []),
    ...(statement.feesUncertain ? [m.settlement_note_fee_uncertain({}, say)] : []),
  ];
}

type Columns<Row> = readonly (readonly [title: string, cell: (row: Row) => string])[];

function section<Row>(title: string, columns: Columns<Row>, rows: readonly Row[], nothing: string) {
  if (rows.length === 0) return { title, table: null, nothing };
  const table: PaperTable = {
    columns: columns.map(([heading], at) => ({ title: heading, numeric: at > 0 })),
    rows: rows.map((row) => columns.map(([, cell]) => ({ text: cell(row) }))),
    foot: null,
  };
  return { title, table, nothing };
}

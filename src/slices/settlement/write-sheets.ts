/** The settlement statement as a workbook: numbers stay numbers, so that a treasurer can reckon on. */
import type { Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { SheetCell, WrittenSheet } from '../../platform/sheets/index.ts';
import { type SettlementSheet, SIDES } from './contract.ts';
import { notesOf } from './paper/write-settlement.ts';
import { methodName, sideName, signedBy, tellsFees } from './words.ts';

export function writeSheets(sheet: SettlementSheet, locale: Locale): WrittenSheet[] {
  const { statement, edition, business } = sheet;
  const { sums } = statement;
  const say = { locale };
  const fees = tellsFees(sheet);
  const signed = SIDES.map((side) => {
    const found = sheet.signatures.find((signature) => signature.side === side && signature.current);
    return [
      sideName(side, locale),
      found ? [found.name, new Date(found.at).toISOString(), ...signedBy(found, locale)].join(', ') : '—',
    ];
  });
  return [
    tab(
      m.settlement_title({}, say),
      [m.settlement_col_what({}, say), m.settlement_col_value({}, say)],
      [
        [m.settlement_col_edition({}, say), edition.name],
        [m.settlement_col_business({}, say), business.name],
        [m.settlement_col_region({}, say), business.region],
        [m.settlement_gross({}, say), sums.gross],
        [m.settlement_refunds({}, say), sums.refunds],
        [m.settlement_net({}, say), sums.net],
        ...(fees ? [[m.settlement_fee({}, say), statement.fee]] : []),
        [m.settlement_payout({}, say), statement.payout],
        ...signed,
        [m.settlement_seal({}, say), sheet.digest],
        ...notesOf(sheet, locale).map((note) => [m.settlement_col_note({}, say), note]),
      ],
    ),
    tab(
      m.settlement_by_method({}, say),
      [
        m.settlement_col_method({}, say),
        m.settlement_gross({}, say),
        m.settlement_refunds({}, say),
        m.settlement_claimed({}, say),
        ...(fees ? [m.settlement_fee({}, say), m.settlement_after_fee({}, say)] : []),
      ],
      statement.byMethod.map((row) => [
        methodName(row.method, locale, edition.currency),
        row.gross,
        row.refunds,
        row.claimed,
        ...(fees ? [row.fee, row.afterFee] : []),
      ]),
    ),
    tab(
      m.settlement_by_day({}, say),
      [
        m.settlement_col_day({}, say),
        m.settlement_col_receipts({}, say),
        m.settlement_gross({}, say),
        m.settlement_refunds({}, say),
        m.settlement_net({}, say),
      ],
      statement.byDay.map((row) => [row.day, row.receipts, row.gross, row.refunds, row.net]),
    ),
    tab(
      m.settlement_by_product({}, say),
      [
        m.settlement_col_product({}, say),
        m.settlement_col_sold_net({}, say),
        m.settlement_col_refunded({}, say),
        m.settlement_net({}, say),
      ],
      statement.byProduct.map((row) => [row.name, row.sold, row.refunded, row.net]),
    ),
    tab(
      m.settlement_goods({}, say),
      [
        m.settlement_col_product({}, say),
        m.settlement_col_received({}, say),
        m.settlement_col_corrected({}, say),
        m.settlement_col_sold({}, say),
        m.settlement_col_returned({}, say),
        m.settlement_col_damaged({}, say),
        m.settlement_col_left({}, say),
      ],
      statement.stock.map((row) => [
        row.name,
        row.received,
        row.corrected,
        row.sold,
        row.returned,
        row.damaged,
        row.left,
      ]),
    ),
  ];
}

function tab(name: string, headings: readonly string[], rows: readonly (readonly SheetCell[])[]): WrittenSheet {
  return { name, columns: headings.map((heading, at) => ({ heading, width: at === 0 ? 32 : 18 })), rows };
}

/** A delivery note as a paper: a note while the goods are on their way, the minutes of the handover once they are taken. */
import { formatCount } from '../../../kinds/money.ts';
import { formatDay, formatInstant, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import { framePaper, type PaperFrame, type PaperHouse } from '../../../platform/press/paper.ts';
import { withUnit } from '../../catalogue/rules/unit-beside.ts';
import type { NoteSheet } from '../get-note-sheet.ts';
import { noteStateName } from '../words.ts';

export const NOTE_TEMPLATE = 'slices/stock/paper/note.typ';

export interface NotePaper {
  readonly frame: PaperFrame;
  readonly number: string;
  readonly state: string;
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly table: {
    readonly columns: readonly { readonly title: string; readonly numeric: boolean }[];
    readonly rows: readonly (readonly { readonly text: string }[])[];
    readonly foot: readonly { readonly text: string }[];
  };
  readonly statement: string;
  readonly signatures: readonly {
    readonly side: string;
    readonly name: string;
    readonly at: string;
    readonly line: string;
  }[];
}

export function writeNote(
  { note, edition, business, products, asOf }: NoteSheet,
  house: PaperHouse,
  locale: Locale,
): NotePaper {
  const say = { locale };
  const taken = note.state === 'received';
  const title = taken ? m.stock_paper_handover({}, say) : m.stock_note({}, say);
  const instant = (at: number | null) => (at === null ? '' : formatInstant(at, edition.zone, locale));
  const count = (pieces: number) => formatCount(pieces, locale).replace('-', '−');
  const cell = (text: string) => ({ text });
  const counted = (line: { sent: number; received: number | null }) =>
    taken ? [cell(count(line.received ?? 0)), cell(count((line.received ?? 0) - line.sent))] : [];
  return {
    frame: framePaper({ title, edition, house, printedAt: asOf }, locale),
    number: note.number,
    state: noteStateName(note.state, locale),
    facts: [
      { term: m.stock_paper_from({}, say), text: `${business.name}, ${business.region}` },
      { term: m.stock_paper_to({}, say), text: `${edition.name}, ${edition.place}` },
      { term: m.stock_paper_written({}, say), text: instant(note.writtenAt) },
      ...(note.remark ? [{ term: m.stock_remark({}, say), text: note.remark }] : []),
      ...(note.receiptRemark ? [{ term: m.stock_receipt_remark({}, say), text: note.receiptRemark }] : []),
    ],
    table: {
      columns: [
        { title: m.stock_product({}, say), numeric: false },
        { title: m.stock_batch({}, say), numeric: false },
        { title: m.stock_expires({}, say), numeric: false },
        { title: m.stock_sent({}, say), numeric: true },
        ...(taken
          ? [
              { title: m.stock_received({}, say), numeric: true },
              { title: m.stock_difference({}, say), numeric: true },
            ]
          : [{ title: m.stock_paper_counted({}, say), numeric: true }]),
      ],
      rows: note.lines.map((line) => {
        const product = products[line.product];
        const name = product ? withUnit(product[locale], product.unit) : '—';
        const expires = line.expiresOn === null ? '—' : formatDay(line.expiresOn, locale, false);
        const counts = taken ? counted(line) : [cell('________')];
        return [cell(name), cell(line.batch || '—'), cell(expires), cell(count(line.sent)), ...counts];
      }),
      foot: [
        cell(m.stock_paper_total({}, say)),
        cell(''),
        cell(''),
        cell(count(note.sent)),
        ...(taken ? counted(note) : [cell('________')]),
      ],
    },
    statement: taken ? m.stock_paper_statement({}, say) : m.stock_paper_statement_sent({}, say),
    signatures: [
      {
        side: m.stock_paper_giver({}, say),
        name: note.sentBy ?? '',
        at: instant(note.sentAt),
        line: m.stock_paper_sign({}, say),
      },
      {
        side: m.stock_paper_taker({}, say),
        name: note.receivedBy ?? '',
        at: instant(note.receivedAt),
        line: m.stock_paper_sign({}, say),
      },
    ],
  };
}

import type { CountryPack } from '../../../kinds/country/index.ts';
import { plainLine, plainText } from '../../../kinds/plain-text.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import { plain, type UnderstoodColumns } from '../../../platform/lists/index.ts';
import { moneyOfCell, type ReadRow } from '../../../platform/sheets/index.ts';
import { type NamedRegion, readRegion } from '../../editions/rules/read-region.ts';
import { holdsPersonalNumber } from '../../exhibitors/rules/personal-number.ts';
import { type IdentifierKind, readIdentifier } from '../../exhibitors/rules/read-identifier.ts';
import { MAX_ITEMS } from '../contract.ts';
import { LIST_COLUMNS, type ListColumn } from './columns.ts';

/** What is wrong with a cell. The words that say what to do are in the slice's messages. */
export type ProblemCode =
  | 'missing'
  | 'too-long'
  | 'personal-number'
  | 'unknown-region'
  | 'other-region'
  | 'registration-shape'
  | 'not-a-price'
  | 'product-missing'
  /** The first line of the same business says otherwise. */
  | 'differs'
  /** More products than an application takes. */
  | 'too-many'
  /** The same business stands on an earlier line: `line` says on which. */
  | 'repeated'
  /** Another business has this registration number. */
  | 'registration-taken'
  | 'took-part-last-time';

export interface Problem {
  readonly column: ListColumn;
  readonly value: string;
  readonly code: ProblemCode;
  readonly line?: number;
}

export interface NominatedRow {
  readonly name: string;
  readonly region: RegionCode;
  readonly registration: string | null;
  readonly product: {
    readonly name: string;
    readonly nameEn: string;
    readonly category: string;
    /** Minor units. */
    readonly price: number | null;
    readonly unit: string;
  } | null;
  readonly statement: string;
}

export interface JudgedRow {
  readonly line: number;
  /** Undefined where something is wrong. */
  readonly row: NominatedRow | undefined;
  readonly name: string;
  readonly problems: readonly Problem[];
  /** A cell holds a formula; the value saved beside it was read. */
  readonly formula: boolean;
  /** The first line of the same business, whose further products this one brings. */
  readonly with?: number;
}

const LONGEST: Readonly<Record<ListColumn, number>> = {
  name: 120,
  region: 40,
  registration: 40,
  product: 120,
  productEn: 120,
  category: 80,
  price: 40,
  unit: 40,
  statement: 2_000,
};

export interface ListRegions {
  /** The edition's delegations by code. */
  readonly all: ReadonlyMap<RegionCode, string>;
  /** The same with all their names. */
  readonly named: readonly NamedRegion[];
  /** Those that the nominator may nominate for. */
  readonly own: readonly RegionCode[];
}

/** What a line of a list says, or everything that is wrong with it. @param cells in the order of the file's header. */
export function judgeRow(
  read: ReadRow,
  header: Pick<UnderstoodColumns<ListColumn>, 'places'>,
  regions: ListRegions,
  { currency, registration: asked }: CountryPack,
): JudgedRow {
  const { line, cells, formulas } = read;
  const said = (column: ListColumn) => {
    const place = header.places[column];
    const text = place === undefined ? '' : (cells[place] ?? '');
    return column === 'statement' ? plainText(text).trim() : plainLine(text);
  };
  const problems: Problem[] = [];
  const wrong = (column: ListColumn, code: ProblemCode) => {
    problems.push({ column, value: said(column), code });
    return undefined;
  };
  for (const column of LIST_COLUMNS) {
    if (said(column).length > LONGEST[column]) wrong(column, 'too-long');
    else if (holdsPersonalNumber(said(column))) wrong(column, 'personal-number');
  }
  const broken = new Set(problems.map(({ column }) => column));
  const name = said('name');
  if (name === '') wrong('name', 'missing');
  const region = broken.has('region') ? undefined : regionOf(said('region'), regions, (code) => wrong('region', code));
  const registration =
    broken.has('registration') || said('registration') === ''
      ? null
      : registrationOf(asked.kind, said('registration'), () => wrong('registration', 'registration-shape'));
  const amount =
    broken.has('price') || said('price') === '' ? undefined : moneyOfCell(read, header.places.price, currency);
  const price = amount?.ok ? amount.value : null;
  if (amount && !amount.ok) wrong('price', 'not-a-price');
  const product = said('product');
  const rest = (['productEn', 'category', 'price', 'unit'] as const).find((column) => said(column) !== '');
  if (product === '' && rest !== undefined) wrong('product', 'product-missing');
  const formula = formulas.length > 0;
  if (problems.length > 0 || region === undefined || registration === undefined)
    return { line, name, row: undefined, problems, formula };
  return {
    line,
    name,
    formula,
    problems,
    row: {
      name,
      region,
      registration,
      statement: said('statement'),
      product:
        product === ''
          ? null
          : { name: product, nameEn: said('productEn'), category: said('category'), price, unit: said('unit') },
    },
  };
}

/** A lead of one region need not say it. */
function regionOf(
  text: string,
  { named, own }: ListRegions,
  wrong: (code: ProblemCode) => undefined,
): RegionCode | undefined {
  if (text === '') return own.length === 1 ? own[0] : wrong('missing');
  const read = readRegion(text, named, { whole: true });
  if (!read.ok) return wrong('unknown-region');
  return own.includes(read.value.code) ? read.value.code : wrong('other-region');
}

function registrationOf(kind: IdentifierKind, text: string, wrong: () => undefined): string | undefined {
  const read = readIdentifier(kind, text);
  return read.ok ? read.value.value : wrong();
}

/** What the lines of one business have said so far. */
interface Said {
  readonly line: number;
  readonly name: string;
  registration: string | null;
  statement: string;
  readonly products: Map<string, number>;
}

/**
 * Lines of one business, by its name in its region, belong together: each brings a product, and `with` says which line is the
 * first. What they say of the business must agree, and a product stands there once. A registration number is one business's.
 */
export function joinRows(rows: readonly JudgedRow[]): JudgedRow[] {
  const named = new Map<string, Said>();
  const held = new Map<string, Said>();
  return rows.map((judged) => {
    const { row, line } = judged;
    if (!row) return judged;
    const faulty = (column: ListColumn, code: ProblemCode, earlier: number, value: string): JudgedRow => ({
      ...judged,
      row: undefined,
      problems: [{ column, value, code, line: earlier }],
    });
    const key = `${row.region} ${plain(row.name)}`;
    const said = named.get(key) ?? { line, name: row.name, registration: null, statement: '', products: new Map() };
    const holder = row.registration === null ? undefined : held.get(row.registration);
    if (row.registration !== null && holder && holder !== said)
      return faulty('registration', 'repeated', holder.line, row.registration);
    if (row.registration !== null && said.registration !== null && row.registration !== said.registration)
      return faulty('registration', 'differs', said.line, row.registration);
    if (row.statement !== '' && said.statement !== '' && row.statement !== said.statement)
      return faulty('statement', 'differs', said.line, row.statement);
    const product = plain(row.product?.name ?? '');
    const same = product === '' ? (said.line < line ? said.line : undefined) : said.products.get(product);
    if (same !== undefined)
      return faulty(product === '' ? 'name' : 'product', 'repeated', same, row.product?.name ?? row.name);
    if (said.products.size >= MAX_ITEMS) return faulty('product', 'too-many', said.line, row.product?.name ?? '');
    said.registration ??= row.registration;
    said.statement ||= row.statement;
    if (product !== '') said.products.set(product, line);
    named.set(key, said);
    if (row.registration !== null) held.set(row.registration, said);
    return said.line === line ? judged : { ...judged, with: said.line };
  });
}

/** All that the lines of one business say together. */
export interface NominatedBusinessRows {
  readonly line: number;
  readonly row: NominatedRow;
  readonly products: readonly NonNullable<NominatedRow['product']>[];
}

/** Lines without faults, put together by business, in the order of the first ones. */
export function gatherRows<T extends JudgedRow & { readonly row: NominatedRow }>(
  rows: readonly T[],
): (T & NominatedBusinessRows)[] {
  const parts = Map.groupBy(rows, (each) => each.with ?? each.line);
  return [...parts.values()].flatMap((part) => {
    const [first] = part;
    if (!first) return [];
    const registration = part.find(({ row }) => row.registration !== null)?.row.registration ?? null;
    const statement = part.find(({ row }) => row.statement !== '')?.row.statement ?? '';
    return [
      {
        ...first,
        row: { ...first.row, registration, statement },
        products: part.flatMap(({ row }) => row.product ?? []),
      },
    ];
  });
}

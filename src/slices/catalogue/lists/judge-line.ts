import type { Id } from '../../../kinds/id.ts';
import type { Money } from '../../../kinds/money.ts';
import { plainLine, plainText } from '../../../kinds/plain-text.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import { plain, type UnderstoodColumns } from '../../../platform/lists/index.ts';
import { moneyOfCell, type ReadRow } from '../../../platform/sheets/index.ts';
import { holdsPersonalNumber } from '../../exhibitors/rules/personal-number.ts';
import { PRODUCT_COLUMNS, type ProductColumn } from './columns.ts';

/** What is wrong with a cell. The words that say what to do are in the slice's messages. */
export type LineFaultCode =
  | 'missing'
  | 'too-long'
  | 'personal-number'
  /** Nobody of this name takes part whose products the sender may change. */
  | 'unknown-business'
  /** Several have this name: the region or the address tells them apart. */
  | 'which-business'
  | 'not-a-price'
  /** The same product of the same business stands on an earlier line: `line` says on which. */
  | 'repeated';

export interface LineFault {
  readonly column: ProductColumn;
  readonly value: string;
  readonly code: LineFaultCode;
  readonly line?: number;
}

/** A business that takes part, whose products the sender may change. */
export interface Maker {
  readonly id: Id<'business'>;
  /** The last part of its address. */
  readonly slug: string;
  readonly name: string;
  readonly region: RegionCode;
  readonly regionName: string;
}

export interface ListedProduct {
  readonly business: Id<'business'>;
  readonly name: string;
  readonly nameEn: string;
  /** As the list says it. */
  readonly category: string;
  readonly price: Money;
  readonly unit: string | null;
  readonly description: string;
}

export interface JudgedLine {
  readonly line: number;
  /** Undefined where something is wrong. */
  readonly product: ListedProduct | undefined;
  readonly maker: string;
  readonly faults: readonly LineFault[];
  /** A cell holds a formula; the value saved beside it was read. */
  readonly formula: boolean;
}

const LONGEST: Readonly<Record<ProductColumn, number>> = {
  business: 120,
  region: 80,
  product: 120,
  productEn: 120,
  category: 80,
  price: 40,
  unit: 40,
  description: 2_000,
};

/** By its address or its name, within the region where one is said. Whoever may speak for one business alone need not say it. */
function findMaker(name: string, region: string, makers: readonly Maker[]): Maker | 'missing' | 'none' | 'several' {
  if (name === '') return makers.length === 1 && makers[0] ? makers[0] : 'missing';
  const addressed = makers.find(({ slug }) => slug === name.toLowerCase());
  const found = makers.filter(
    (maker) =>
      plain(maker.name) === plain(name) &&
      (region === '' || maker.region === region || plain(maker.regionName) === plain(region)),
  );
  const [first] = found;
  if (found.length > 1) return addressed ?? 'several';
  return first ?? addressed ?? 'none';
}

const MAKER_FAULTS = { missing: 'missing', none: 'unknown-business', several: 'which-business' } as const;

/** What a line of a list says, or everything that is wrong with it. */
export function judgeLine(
  row: ReadRow,
  { places }: Pick<UnderstoodColumns<ProductColumn>, 'places'>,
  makers: readonly Maker[],
  currency: string,
): JudgedLine {
  const { line, cells, formulas } = row;
  const said = (column: ProductColumn) => {
    const place = places[column];
    const text = place === undefined ? '' : (cells[place] ?? '');
    return column === 'description' ? plainText(text).trim() : plainLine(text);
  };
  const faults: LineFault[] = [];
  const wrong = (column: ProductColumn, code: LineFaultCode) => faults.push({ column, value: said(column), code });
  for (const column of PRODUCT_COLUMNS) {
    if (said(column).length > LONGEST[column]) wrong(column, 'too-long');
    else if (holdsPersonalNumber(said(column))) wrong(column, 'personal-number');
  }
  const broken = new Set(faults.map(({ column }) => column));
  const maker = findMaker(said('business'), said('region'), makers);
  if (typeof maker === 'string' && !broken.has('business')) wrong('business', MAKER_FAULTS[maker]);
  if (said('product') === '') wrong('product', 'missing');
  const price = moneyOfCell(row, places.price, currency);
  if (!price.ok && !broken.has('price')) wrong('price', said('price') === '' ? 'missing' : 'not-a-price');
  const formula = formulas.length > 0;
  if (faults.length > 0 || typeof maker === 'string' || !price.ok)
    return { line, product: undefined, maker: said('business'), faults, formula };
  return {
    line,
    maker: maker.name,
    faults,
    formula,
    product: {
      business: maker.id,
      name: said('product'),
      nameEn: said('productEn'),
      category: said('category'),
      price: price.value,
      unit: said('unit') || null,
      description: said('description'),
    },
  };
}

/** A product stands in a list once: a second line of it is a fault, and says where the first is. */
export function findRepeated(lines: readonly JudgedLine[]): JudgedLine[] {
  const first = new Map<string, number>();
  return lines.map((judged) => {
    const { product, line } = judged;
    if (!product) return judged;
    const key = keyOf(product.business, product.name);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, line);
      return judged;
    }
    return {
      ...judged,
      product: undefined,
      faults: [{ column: 'product', value: product.name, code: 'repeated', line: earlier }],
    };
  });
}

/** By what two products are the same. */
export function keyOf(business: Id<'business'>, name: string): string {
  return `${business} ${plain(name)}`;
}

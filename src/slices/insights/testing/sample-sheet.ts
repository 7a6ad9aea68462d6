/** A made-up edition with two days of sales, folded by the real rules: for tests and for looking at the report. */
import { money } from '../../../kinds/money.ts';
import { daysBetween } from '../../../kinds/time.ts';
import type { ShiftSums } from '../../till/contract.ts';
import type { FigureSheet, Labels, Participation, ShownEdition } from '../contract.ts';
import { foldReceipt, type RecordedReceipt, type Rollups } from '../rules/fold.ts';
import { makeFigures, type ProductSum } from '../rules/make-figures.ts';

export const sampleEdition: ShownEdition = {
  slug: 'kaltim-2023',
  name: 'Kaltim Exhibition 2023',
  theme: 'Kriya Wastra untuk Nusantara',
  venue: 'Sarinah',
  city: 'Jakarta',
  place: 'Sarinah, Jakarta',
  organiser: 'Pemerintah Provinsi Kalimantan Timur',
  zone: 'Asia/Jakarta',
  dayEndsAt: '00:00',
  currency: 'IDR',
  startsOn: '2023-06-23',
  endsOn: '2023-06-25',
  demo: true,
};

const REGIONS: readonly (readonly [code: string, name: string, weight: number])[] = [
  ['64.71', 'Balikpapan', 10],
  ['64.72', 'Samarinda', 7],
  ['64.02', 'Kutai Kartanegara', 6],
  ['64.07', 'Kutai Barat', 5],
  ['64.11', 'Mahakam Ulu', 4],
  ['64.03', 'Berau', 4],
  ['64.01', 'Paser', 3],
  ['64.74', 'Bontang', 3],
  ['64.09', 'Penajam Paser Utara', 2],
  ['64.08', 'Kutai Timur', 2],
];

const PRODUCTS: readonly (readonly [name: string, english: string, region: string, category: string, price: number])[] =
  [
    ['Amplang ikan tenggiri', 'Mackerel amplang', '64.71', 'kuliner', 25_000],
    ['Wedang jahe', 'Ginger drink', '64.71', 'minuman', 18_000],
    ['Kalung manik-manik', 'Bead necklace', '64.71', 'aksesori', 150_000],
    ['Sarung Samarinda', 'Samarinda sarong', '64.72', 'wastra', 350_000],
    ['Gula aren Kenohan', 'Kenohan palm sugar', '64.02', 'kuliner', 30_000],
    ['Tas anjat rotan', 'Rattan anjat bag', '64.07', 'kriya', 225_000],
    ['Gelang manik', 'Bead bracelet', '64.11', 'aksesori', 45_000],
    ['Cokelat Berau', 'Berau chocolate', '64.03', 'kuliner', 35_000],
    ['Batik Jala Ngembang', 'Batik Jala Ngembang', '64.01', 'wastra', 250_000],
    ['Terasi udang', 'Shrimp paste', '64.74', 'kuliner', 20_000],
    ['Mangkuk ulin', 'Ulin bowl', '64.09', 'kriya', 85_000],
    ['Gula semut aren', 'Palm sugar granules', '64.08', 'kuliner', 28_000],
  ];

const CATEGORIES: Labels['categories'] = {
  kuliner: { id: 'Kuliner', en: 'Food' },
  minuman: { id: 'Minuman', en: 'Drinks' },
  wastra: { id: 'Wastra', en: 'Textiles' },
  kriya: { id: 'Kriya', en: 'Crafts' },
  aksesori: { id: 'Aksesori', en: 'Accessories' },
};

/** The same numbers in every run: a linear congruence is random enough for a picture. */
function numbers(): (below: number) => number {
  let state = 20_230_623;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

const boothOf = (region: string) => `booth-${region}`;

function receipts(count: number): RecordedReceipt[] {
  const pick = numbers();
  const weighted = PRODUCTS.flatMap((product) => {
    const weight = REGIONS.find(([code]) => code === product[2])?.[2] ?? 1;
    return Array.from({ length: weight }, () => product);
  });
  return Array.from({ length: count }, (_, at) => {
    const second = at > count * 0.6;
    const hour = 10 + pick(second ? 6 : 12);
    const lines = Array.from({ length: 1 + pick(3) }, () => {
      const [name, , region, category, price] = weighted[pick(weighted.length)] ?? weighted[0] ?? ['', '', '', '', 0];
      const quantity = 1 + pick(2);
      return {
        product: name,
        business: `business-${name}`,
        region,
        category,
        quantity,
        discount: 0,
        amount: price * quantity,
      };
    });
    const total = lines.reduce((sum, line) => sum + line.amount, 0);
    const method = (['qris', 'cash', 'qris', 'card', 'cash', 'qris', 'transfer'] as const)[pick(7)] ?? 'cash';
    const day = second ? '2023-06-24' : '2023-06-23';
    return {
      kind: 'sale' as const,
      day,
      hour,
      soldAt: Date.parse(`${day}T${hour}:${String(pick(60)).padStart(2, '0')}:00+07:00`),
      booth: boothOf(lines[0]?.region ?? ''),
      total,
      lines,
      payments: [{ method, amount: total, state: method === 'cash' ? ('received' as const) : ('claimed' as const) }],
    };
  });
}

/** The void of a sale, as the till publishes it. */
export function voidOf(sale: RecordedReceipt): RecordedReceipt {
  return {
    ...sale,
    kind: 'void',
    total: -sale.total,
    lines: sale.lines.map((line) => ({ ...line, quantity: -line.quantity, amount: -line.amount })),
    payments: sale.payments.map((payment) => ({ ...payment, amount: -payment.amount })),
  };
}

export function sampleSheet(sales = 2_500): FigureSheet {
  const rollups: Rollups = new Map();
  for (const [at, receipt] of receipts(sales).entries()) {
    foldReceipt(rollups, receipt);
    if (at % 400 === 7) foldReceipt(rollups, voidOf(receipt));
  }
  const products = new Map<string, ProductSum>();
  for (const { metric, dimension, key, amount, count, units } of rollups.values()) {
    if (metric !== 'turnover' || dimension !== 'product') continue;
    const sum = products.get(key) ?? { product: key, amount: 0, count: 0, units: 0 };
    products.set(key, {
      product: key,
      amount: sum.amount + amount,
      count: sum.count + count,
      units: sum.units + units,
    });
  }
  const asOf = '2023-06-24T08:42:00.000Z';
  return {
    edition: sampleEdition,
    asOf,
    labels: {
      regions: Object.fromEntries(REGIONS.map(([code, name]) => [code, name])),
      categories: CATEGORIES,
      products: Object.fromEntries(PRODUCTS.map(([id, en, region]) => [id, { name: { id, en }, region, motif: id }])),
      booths: Object.fromEntries(REGIONS.map(([code], at) => [boothOf(code), `A${at + 1}`])),
    },
    figures: makeFigures({
      edition: sampleEdition.slug,
      currency: sampleEdition.currency,
      asOf,
      days: daysBetween(sampleEdition.startsOn, sampleEdition.endsOn),
      rollups: [...rollups.values()],
      products: [...products.values()].sort((a, b) => b.units - a.units).slice(0, 10),
      left: { quarantined: 2, unread: 1, pending: 0 },
    }),
    matters: {
      exceptions: [
        { code: 'price-differs', count: 4 },
        { code: 'outside-dates', count: 1 },
        { code: 'invalid-payload', count: 1 },
      ],
      quarantined: [{ code: 'fork', count: 2 }],
    },
    log: { events: 2_631, devices: 20, fingerprint: '6f1c0d3a9be27745c08a14f2d6e35b90'.repeat(2) },
  };
}

export const sampleParticipation: readonly Participation[] = REGIONS.map(([region, name, weight]) => ({
  region,
  name,
  boothQuota: weight + 1,
  booths: weight,
  producerQuota: weight * 2,
  producers: weight * 2 - 1,
}));

/** Twelve closed, of which three were short and one over; two were never closed. */
export const sampleShifts: ShiftSums = {
  closed: 12,
  variance: money(-41_000),
  short: 3,
  missing: money(46_000),
  over: 1,
  surplus: money(5_000),
  neverClosed: 2,
  stillOpen: 0,
};

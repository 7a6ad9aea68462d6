/** A joint booth to sell from in benchmarks and pictures. Everything in it is made up. */
import { newId } from '../src/kinds/id.ts';
import { crcText } from '../src/kinds/qris/crc.ts';
import { hashPin, newSalt } from '../src/slices/editions/rules/supervisor-pin.ts';
import type { Snapshot } from './till-stand-in.ts';

const MAKERS = ['Contoh Amplang Sepinggan', 'Contoh Jahe Karang Joang', 'Contoh Manik Manggar', 'Batik Kelubut'];

const GOODS: readonly (readonly [string, string, number, number, string, string | null])[] = [
  ['Amplang ikan tenggiri', 'Mackerel crackers', 25_000, 0, 'kuliner', '250 g'],
  ['Wedang jahe', 'Ginger drink', 18_000, 1, 'minuman', null],
  ['Kalung manik-manik', 'Bead necklace', 150_000, 2, 'aksesori', null],
  ['Gelang manik', 'Bead bracelet', 45_000, 2, 'aksesori', null],
  ['Batik Kelubut 2 m', 'Kelubut batik, 2 m', 350_000, 3, 'wastra', '2 m'],
  ['Abon kepiting', 'Crab floss', 60_000, 0, 'kuliner', '100 g'],
  ['Keripik ikan', 'Fish crisps', 22_000, 0, 'kuliner', null],
  ['Syal batik', 'Batik scarf', 185_000, 3, 'wastra', null],
  ['Jahe instan', 'Instant ginger', 30_000, 1, 'minuman', null],
  ['Amplang kuku macan', 'Tiger-claw crackers', 20_000, 0, 'kuliner', null],
  ['Gantungan kunci manik', 'Bead key ring', 15_000, 2, 'kriya', null],
  ['Tas anjat kecil', 'Small anjat bag', 275_000, 2, 'kriya', null],
];

/** The place of a product whose price the seller names. */
const FREE_PRICED = 11;

function field(tag: string, value: string): string {
  return `${tag}${String(value.length).padStart(2, '0')}${value}`;
}

/** A static QRIS string of a merchant that does not exist. */
export function sampleQris(merchant = 'CONTOH STAN BALIKPAPAN', nmid = 'ID1000000000001'): string {
  const account = `${field('00', 'ID.CO.CONTOH.WWW')}${field('01', '936000000000000001')}${field('03', 'UMI')}`;
  const national = `${field('00', 'ID.CO.QRIS.WWW')}${field('02', nmid)}${field('03', 'UMI')}`;
  const head = `${field('00', '01')}${field('01', '11')}${field('26', account)}${field('51', national)}`;
  const tail = `${field('52', '5499')}${field('53', '360')}${field('58', 'ID')}${field('59', merchant)}${field('60', 'BALIKPAPAN')}`;
  const unsigned = `${head}${tail}6304`;
  return unsigned + crcText(unsigned);
}

/** The PIN of the sample's supervisor. */
export const SAMPLE_PIN = '246810';

/** Few rounds: this PIN guards nothing, and a test waits for each. */
export async function sampleSupervisor() {
  const salt = newSalt();
  return { id: newId(), name: 'Pengawas 1', salt, iterations: 1_000, hash: await hashPin(SAMPLE_PIN, salt, 1_000) };
}

/** With `products` more than there are kinds, the rest are numbered variants of them. */
export function sampleBooth(products = GOODS.length): Snapshot {
  const businesses = MAKERS.map((name) => ({ id: newId<'business'>(), name, region: '64.71' }));
  return {
    edition: {
      slug: 'contoh-2023',
      name: 'Kaltim Exhibition 2023',
      currency: 'IDR',
      zone: 'Asia/Jakarta',
      startsOn: '2023-06-23',
      endsOn: '2023-06-25',
    },
    booth: {
      id: newId<'booth'>(),
      number: 'A1',
      regionCode: '64.71',
      regionName: 'Kota Balikpapan',
      qris: sampleQris(),
      qrisDynamic: true,
    },
    organiser: { name: 'Pemerintah Provinsi Contoh' },
    discountLimit: 20,
    businesses,
    products: Array.from({ length: products }, (_, place) => sampleProduct(place, businesses)),
  };
}

function sampleProduct(place: number, businesses: Snapshot['businesses']): Snapshot['products'][number] {
  const [id, en, price, maker, category, unit] = GOODS[place % GOODS.length] ?? ['', '', 0, 0, '', null];
  const round = Math.floor(place / GOODS.length);
  const variant = round === 0 ? '' : ` ${round}`;
  return {
    id: newId<'product'>(),
    business: businesses[maker]?.id ?? '',
    name: { id: id + variant, en: en + variant },
    price: price + round * 500,
    category,
    unit,
    motif: `${id}${variant}`,
    ...(place === FREE_PRICED ? { freePrice: true } : {}),
  };
}

/**
 * Kaltim Exhibition 2023. Name, place, days, theme, regions and the brands marked `real` are public facts; every other
 * business, all prices and the plan are made up.
 */
import { drawCluster } from '../draw-cluster.ts';
import type { EditionScript } from '../script.ts';
import { balikpapan } from './balikpapan.ts';
import { berau } from './berau.ts';
import { bontang } from './bontang.ts';
import { kaltimPlan } from './kaltim-plan.ts';
import { kutaiBarat } from './kutai-barat.ts';
import { kutaiKartanegara } from './kutai-kartanegara.ts';
import { kutaiTimur } from './kutai-timur.ts';
import { mahakamUlu } from './mahakam-ulu.ts';
import { paser } from './paser.ts';
import { penajamPaserUtara } from './penajam-paser-utara.ts';
import { samarinda } from './samarinda.ts';

const FOUR = [3_000, 3_000, 3_000, 3_000];
const THREE = [3_000, 3_000, 3_000];

export const kaltim: EditionScript = {
  organiser: { slug: 'kaltim', name: 'Pemerintah Provinsi Kalimantan Timur', countryPack: 'id' },
  series: 'Kaltim Exhibition',
  slug: 'kaltim-2023',
  name: 'Kaltim Exhibition 2023',
  theme: 'Kriya Wastra untuk Nusantara',
  summary: [
    'Kain, kriya dan rasa dari sepuluh kabupaten dan kota Kalimantan Timur, tiga hari di Jakarta.',
    'Cloth, craft and food from the ten regencies and cities of East Kalimantan, three days in Jakarta.',
  ],
  venue: 'Sarinah',
  city: 'Jakarta',
  zone: 'Asia/Jakarta',
  currency: 'IDR',
  startsOn: '2023-06-23',
  endsOn: '2023-06-25',
  opensAt: '10:00',
  closesAt: '22:00',
  otherAgencies: [
    { name: 'Disporapar Kota Balikpapan', region: '64.71' },
    { name: 'Dinas Perdagangan Kota Balikpapan', region: '64.71' },
    { name: 'Dekranasda Kota Balikpapan', region: '64.71' },
  ],
  hall: { name: 'Aula Sarinah', width: 46_000, depth: 24_000 },
  booths: [
    // A1 and B1 are joint booths, twice as wide.
    ...drawCluster('A', { x: 2_000, y: 6_000 }, [[6_000, 3_000, 3_000], FOUR, FOUR, THREE]),
    ...drawCluster('B', { x: 17_000, y: 6_000 }, [[6_000, 3_000, 3_000], FOUR, THREE, THREE]),
    ...drawCluster('C', { x: 32_000, y: 6_000 }, [FOUR, THREE, THREE, THREE]),
  ],
  plan: kaltimPlan,
  regions: [
    balikpapan,
    samarinda,
    bontang,
    paser,
    kutaiKartanegara,
    berau,
    kutaiBarat,
    kutaiTimur,
    penajamPaserUtara,
    mahakamUlu,
  ],
};

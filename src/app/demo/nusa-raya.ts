/** A province that does not exist, with an edition of its own: what it has must never be seen from the other one. */
import { drawCluster } from './draw-cluster.ts';
import type { EditionScript, RegionScript } from './script.ts';

const STORY = [
  'Usaha rekaan dari provinsi rekaan, untuk contoh.',
  'Invented for this demo, as is its province.',
] as const;

const lembahSari: RegionScript = {
  code: '99.01',
  name: 'Lembah Sari',
  fullName: 'Kabupaten Lembah Sari',
  leadAgency: 'Dinas Koperasi Lembah Sari',
  producerQuota: 3,
  booths: ['N1', 'N2'],
  businesses: [
    {
      name: 'Contoh Kopi Lembah',
      booth: 'N1',
      story: STORY,
      products: [
        ['Kopi Lembah', 'Lembah coffee', 'minuman', 60_000, '200 g'],
        ['Kopi susu Lembah', 'Lembah coffee with milk', 'minuman', 18_000, 'gelas'],
      ],
    },
    {
      name: 'Contoh Tenun Lembah',
      booth: 'N2',
      story: STORY,
      products: [['Kain tenun Lembah', 'Lembah woven cloth', 'wastra', 300_000]],
    },
  ],
};

const tanjungBaru: RegionScript = {
  code: '99.02',
  name: 'Tanjung Baru',
  fullName: 'Kota Tanjung Baru',
  leadAgency: 'Dinas Perdagangan Tanjung Baru',
  producerQuota: 2,
  booths: ['N3'],
  businesses: [
    {
      name: 'Contoh Kerupuk Tanjung',
      booth: 'N3',
      story: STORY,
      products: [
        ['Kerupuk Tanjung', 'Tanjung crackers', 'kuliner', 20_000, '250 g'],
        ['Sambal Tanjung', 'Tanjung sambal', 'kuliner', 30_000, '180 g'],
      ],
    },
  ],
};

const pulauJingga: RegionScript = {
  code: '99.03',
  name: 'Pulau Jingga',
  fullName: 'Kabupaten Pulau Jingga',
  leadAgency: 'Dekranasda Pulau Jingga',
  producerQuota: 2,
  booths: ['N4'],
  businesses: [
    {
      name: 'Contoh Kriya Jingga',
      booth: 'N4',
      story: STORY,
      products: [
        ['Kalung kerang Jingga', 'Jingga shell necklace', 'aksesori', 80_000],
        ['Kotak kayu Jingga', 'Jingga wooden box', 'kriya', 90_000],
      ],
    },
  ],
};

export const nusaRaya: EditionScript = {
  organiser: { slug: 'nusa-raya', name: 'Provinsi Contoh Nusa Raya', countryPack: 'id' },
  series: 'Gelar Nusa Raya',
  slug: 'nusa-raya-2023',
  name: 'Gelar Nusa Raya 2023',
  theme: 'Rasa dan Karya Nusa',
  summary: [
    'Provinsi rekaan dengan tiga daerah rekaan, untuk menunjukkan bahwa data tiap penyelenggara terpisah.',
    'An invented province with three invented regions, to show that every organiser’s data is kept apart.',
  ],
  venue: 'Balai Contoh',
  city: 'Nusa Raya',
  zone: 'Asia/Makassar',
  currency: 'IDR',
  startsOn: '2023-06-24',
  endsOn: '2023-06-25',
  opensAt: '09:00',
  closesAt: '21:00',
  otherAgencies: [],
  hall: { name: 'Balai Contoh', width: 16_000, depth: 12_000 },
  booths: drawCluster('N', { x: 2_000, y: 4_000 }, [[3_000, 3_000, 3_000, 3_000]]),
  plan: { clusters: [{ code: 'N', name: ['', ''], colour: 0 }], features: [], spare: [] },
  regions: [lembahSari, tanjungBaru, pulauJingga],
};

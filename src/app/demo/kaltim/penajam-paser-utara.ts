import type { RegionScript } from '../script.ts';

export const penajamPaserUtara: RegionScript = {
  code: '64.09',
  name: 'Penajam Paser Utara',
  fullName: 'Kabupaten Penajam Paser Utara',
  leadAgency: 'Dekranasda Kabupaten Penajam Paser Utara',
  producerQuota: 4,
  booths: ['C11', 'C12', 'C13'],
  businesses: [
    {
      name: 'Contoh Batik Benuo Taka',
      booth: 'C11',
      story: [
        'Usaha rekaan untuk contoh. Membatik motif Rusa Ulina.',
        'Invented for this demo. Makes batik with the Rusa Ulina motif.',
      ],
      products: [
        ['Batik Rusa Ulina', 'Batik Rusa Ulina', 'wastra', 235_000, '2 m'],
        ['Kemeja Rusa Ulina', 'Rusa Ulina shirt', 'busana', 270_000],
        ['Syal Rusa Ulina', 'Rusa Ulina scarf', 'wastra', 105_000],
      ],
    },
    {
      name: 'Contoh Ulin Sotek',
      booth: 'C12',
      story: [
        'Usaha rekaan untuk contoh. Membuat perkakas makan dari sisa kayu ulin.',
        'Invented for this demo. Makes tableware from offcuts of ironwood.',
      ],
      products: [
        ['Talenan ulin', 'Ironwood cutting board', 'kriya', 125_000],
        ['Sendok ulin', 'Ironwood spoon', 'kriya', 30_000],
        ['Mangkuk ulin', 'Ironwood bowl', 'kriya', 110_000],
      ],
    },
    {
      name: 'Contoh Rotan Sepan',
      booth: 'C12',
      story: ['Usaha rekaan untuk contoh. Menganyam rotan Sepan.', 'Invented for this demo. Weaves Sepan rattan.'],
      products: [
        ['Tas rotan Sepan', 'Sepan rattan bag', 'aksesori', 195_000],
        ['Kursi rotan anak', 'Rattan chair for children', 'kriya', 350_000],
        ['Kap lampu rotan', 'Rattan lampshade', 'kriya', 225_000],
      ],
    },
    {
      name: 'Contoh Kepiting Babulu',
      booth: 'C13',
      story: [
        'Usaha rekaan untuk contoh. Mengolah kepiting dan ikan.',
        'Invented for this demo. Processes crab and fish.',
      ],
      products: [
        ['Kerupuk kepiting Babulu', 'Babulu crab crackers', 'kuliner', 28_000, '250 g'],
        ['Peyek rebon', 'Shrimp peyek', 'kuliner', 20_000, '150 g'],
        ['Sambal kepiting', 'Crab sambal', 'kuliner', 42_000, '180 g'],
      ],
    },
  ],
};

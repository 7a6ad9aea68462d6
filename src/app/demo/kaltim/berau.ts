import type { RegionScript } from '../script.ts';

export const berau: RegionScript = {
  code: '64.03',
  name: 'Berau',
  fullName: 'Kabupaten Berau',
  leadAgency: 'Dekranasda Kabupaten Berau',
  producerQuota: 6,
  booths: ['C3', 'C4', 'C5'],
  businesses: [
    {
      name: 'Contoh Kakao Merasa',
      booth: 'C3',
      story: ['Usaha rekaan untuk contoh. Mengolah kakao Berau.', 'Invented for this demo. Works with Berau cocoa.'],
      products: [
        ['Cokelat Berau', 'Berau chocolate', 'kuliner', 42_000, '60 g'],
        ['Cokelat Berau kacang mete', 'Berau chocolate with cashew', 'kuliner', 48_000, '60 g'],
        ['Biji kakao sangrai', 'Roasted cocoa nibs', 'kuliner', 55_000, '100 g'],
        ['Cokelat seduh Berau', 'Berau drinking chocolate', 'minuman', 58_000, '200 g'],
      ],
    },
    {
      name: 'Contoh Batik Derawan',
      booth: 'C4',
      story: [
        'Usaha rekaan untuk contoh. Membatik motif penyu.',
        'Invented for this demo. Makes batik with a turtle motif.',
      ],
      products: [
        ['Batik motif penyu', 'Turtle-motif batik', 'wastra', 225_000, '2 m'],
        ['Kemeja motif penyu', 'Turtle-motif shirt', 'busana', 265_000],
        ['Syal motif penyu', 'Turtle-motif scarf', 'wastra', 110_000],
        ['Kaus motif penyu', 'Turtle-motif T-shirt', 'busana', 120_000],
      ],
    },
    {
      name: 'Contoh Tenun Tumbit',
      booth: 'C4',
      story: ['Usaha rekaan untuk contoh. Menenun kain Tumbit.', 'Invented for this demo. Weaves Tumbit cloth.'],
      products: [
        ['Tenun Tumbit', 'Tumbit weave', 'wastra', 420_000],
        ['Selendang Tumbit', 'Tumbit stole', 'wastra', 240_000],
        ['Tas Tumbit', 'Tumbit bag', 'aksesori', 185_000],
      ],
    },
    {
      name: 'Contoh Terasi Talisayan',
      booth: 'C5',
      story: [
        'Usaha rekaan untuk contoh. Membuat terasi dan kerupuk dari hasil laut.',
        'Invented for this demo. Makes shrimp paste and crackers from the sea.',
      ],
      products: [
        ['Terasi Talisayan', 'Talisayan shrimp paste', 'bumbu', 24_000, '150 g'],
        ['Kerupuk cumi Talisayan', 'Talisayan squid crackers', 'kuliner', 28_000, '250 g'],
        ['Abon tuna', 'Tuna floss', 'kuliner', 52_000, '150 g'],
      ],
    },
    {
      name: 'Contoh Kelapa Maratua',
      booth: 'C5',
      story: [
        'Usaha rekaan untuk contoh. Mengolah kelapa pulau.',
        'Invented for this demo. Works with island coconuts.',
      ],
      products: [
        ['Minyak kelapa Maratua', 'Maratua coconut oil', 'bumbu', 65_000, '250 ml'],
        ['Keripik kelapa', 'Coconut chips', 'kuliner', 28_000, '120 g'],
        ['Sabun kelapa Maratua', 'Maratua coconut soap', 'kriya', 25_000],
      ],
    },
    {
      name: 'Contoh Anyam Teluk Bayur',
      booth: 'C3',
      story: [
        'Usaha rekaan untuk contoh. Menganyam rotan dan bambu.',
        'Invented for this demo. Weaves rattan and bamboo.',
      ],
      products: [
        ['Tas rotan Teluk Bayur', 'Teluk Bayur rattan bag', 'aksesori', 210_000],
        ['Topi seraung', 'Seraung sun hat', 'kriya', 145_000],
        ['Kotak bambu', 'Bamboo box', 'kriya', 60_000],
      ],
    },
  ],
};

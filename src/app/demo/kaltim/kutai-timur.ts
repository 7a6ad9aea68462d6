import type { RegionScript } from '../script.ts';

export const kutaiTimur: RegionScript = {
  code: '64.08',
  name: 'Kutai Timur',
  fullName: 'Kabupaten Kutai Timur',
  leadAgency: 'Dekranasda Kabupaten Kutai Timur',
  producerQuota: 4,
  booths: ['C9', 'C10'],
  businesses: [
    {
      name: 'Contoh Aren Kandolo',
      booth: 'C9',
      story: ['Usaha rekaan untuk contoh. Mengolah nira aren.', 'Invented for this demo. Works with palm sap.'],
      products: [
        ['Gula aren cetak Kandolo', 'Kandolo palm sugar, moulded', 'bumbu', 30_000, '500 g'],
        ['Gula aren cair Kandolo', 'Kandolo palm syrup', 'bumbu', 38_000, '350 ml'],
        ['Gula semut Kandolo', 'Kandolo palm-sugar granules', 'bumbu', 32_000, '250 g'],
      ],
    },
    {
      name: 'Contoh Pisang Kaliorang',
      booth: 'C9',
      story: ['Usaha rekaan untuk contoh. Mengolah pisang kepok.', 'Invented for this demo. Works with kepok bananas.'],
      products: [
        ['Keripik pisang gula aren', 'Palm-sugar banana chips', 'kuliner', 24_000, '200 g'],
        ['Sale pisang', 'Sun-dried banana', 'kuliner', 28_000, '200 g'],
        ['Tepung pisang', 'Banana flour', 'bumbu', 26_000, '500 g'],
      ],
    },
    {
      name: 'Contoh Batik Wakaroros',
      booth: 'C10',
      story: [
        'Usaha rekaan untuk contoh. Membatik motif pesisir dan hutan.',
        'Invented for this demo. Makes batik with motifs of coast and forest.',
      ],
      products: [
        ['Batik cap Wakaroros', 'Wakaroros stamped batik', 'wastra', 185_000, '2 m'],
        ['Kemeja Wakaroros', 'Wakaroros shirt', 'busana', 250_000],
        ['Tas Wakaroros', 'Wakaroros bag', 'aksesori', 130_000],
      ],
    },
    {
      name: 'Contoh Nanas Bengalon',
      booth: 'C10',
      story: ['Usaha rekaan untuk contoh. Mengolah nanas.', 'Invented for this demo. Works with pineapple.'],
      products: [
        ['Selai nanas', 'Pineapple jam', 'kuliner', 30_000, '250 g'],
        ['Dodol nanas', 'Pineapple dodol', 'kuliner', 26_000, '250 g'],
        ['Sirup nanas', 'Pineapple syrup', 'minuman', 35_000, '350 ml'],
      ],
    },
  ],
};

import type { RegionScript } from '../script.ts';

export const bontang: RegionScript = {
  code: '64.74',
  name: 'Bontang',
  fullName: 'Kota Bontang',
  leadAgency: 'Dekranasda Kota Bontang',
  producerQuota: 6,
  booths: ['C6', 'C7', 'C8'],
  businesses: [
    {
      name: 'Contoh Batik Api-Api',
      booth: 'C6',
      story: [
        'Usaha rekaan untuk contoh. Membatik motif Kuntul Perak.',
        'Invented for this demo. Makes batik with the Kuntul Perak motif.',
      ],
      products: [
        ['Batik Kuntul Perak', 'Batik Kuntul Perak', 'wastra', 240_000, '2 m'],
        ['Kemeja Kuntul Perak', 'Kuntul Perak shirt', 'busana', 275_000],
        ['Syal Kuntul Perak', 'Kuntul Perak scarf', 'wastra', 115_000],
        ['Dompet Kuntul Perak', 'Kuntul Perak purse', 'aksesori', 55_000],
      ],
    },
    {
      name: 'Contoh Terasi Selambai',
      booth: 'C6',
      story: ['Usaha rekaan untuk contoh. Membuat terasi udang.', 'Invented for this demo. Makes shrimp paste.'],
      products: [
        ['Terasi udang Selambai', 'Selambai shrimp paste', 'bumbu', 23_000, '150 g'],
        ['Sambal terasi', 'Shrimp-paste sambal', 'kuliner', 32_000, '180 g'],
        ['Petis udang', 'Prawn petis', 'bumbu', 28_000, '200 g'],
      ],
    },
    {
      name: 'Contoh Rumput Laut Tihi-Tihi',
      booth: 'C7',
      story: [
        'Usaha rekaan untuk contoh. Membuat manisan dan dodol rumput laut.',
        'Invented for this demo. Makes seaweed sweets and dodol.',
      ],
      products: [
        ['Manisan rumput laut', 'Seaweed sweets', 'kuliner', 25_000, '200 g'],
        ['Dodol rumput laut', 'Seaweed dodol', 'kuliner', 27_000, '250 g'],
        ['Es rumput laut', 'Iced seaweed drink', 'minuman', 15_000, 'gelas'],
      ],
    },
    {
      name: 'Contoh Amplang Loktuan',
      booth: 'C7',
      story: [
        'Usaha rekaan untuk contoh. Membuat amplang ikan laut.',
        'Invented for this demo. Makes amplang crackers from sea fish.',
      ],
      products: [
        ['Amplang bandeng', 'Milkfish amplang crackers', 'kuliner', 26_000, '250 g'],
        ['Bandeng tanpa duri', 'Boneless milkfish', 'kuliner', 55_000, 'ekor'],
        ['Otak-otak ikan', 'Fish otak-otak', 'kuliner', 30_000, 'isi 10'],
      ],
    },
    {
      name: 'Contoh Kerang Bontang Kuala',
      booth: 'C8',
      story: [
        'Usaha rekaan untuk contoh. Merangkai kulit kerang menjadi hiasan.',
        'Invented for this demo. Makes ornaments from shells.',
      ],
      products: [
        ['Bingkai foto kerang', 'Shell picture frame', 'kriya', 75_000],
        ['Lampu meja kerang', 'Shell table lamp', 'kriya', 210_000],
        ['Bros kerang', 'Shell brooch', 'aksesori', 25_000],
      ],
    },
    {
      name: 'Contoh Keripik Berbas',
      booth: 'C8',
      story: [
        'Usaha rekaan untuk contoh. Membuat keripik umbi dan buah.',
        'Invented for this demo. Makes root and fruit chips.',
      ],
      products: [
        ['Keripik singkong pedas', 'Spicy cassava chips', 'kuliner', 18_000, '200 g'],
        ['Keripik nangka', 'Jackfruit chips', 'kuliner', 28_000, '150 g'],
        ['Keripik sukun', 'Breadfruit chips', 'kuliner', 24_000, '150 g'],
      ],
    },
  ],
};

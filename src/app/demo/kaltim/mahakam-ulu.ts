import type { RegionScript } from '../script.ts';

export const mahakamUlu: RegionScript = {
  code: '64.11',
  name: 'Mahakam Ulu',
  fullName: 'Kabupaten Mahakam Ulu',
  leadAgency: 'Dekranasda Kabupaten Mahakam Ulu',
  producerQuota: 3,
  booths: ['C1', 'C2'],
  businesses: [
    {
      name: 'Contoh Anjat Ujoh Bilang',
      booth: 'C1',
      story: [
        'Usaha rekaan untuk contoh. Menganyam anjat dan caping.',
        'Invented for this demo. Weaves anjat bags and sun hats.',
      ],
      products: [
        ['Anjat Mahakam Ulu', 'Mahakam Ulu anjat', 'aksesori', 375_000],
        ['Caping hias', 'Ornamental sun hat', 'kriya', 260_000],
        ['Gelang rotan', 'Rattan bracelet', 'aksesori', 20_000],
      ],
    },
    {
      name: 'Contoh Manik Long Bagun',
      booth: 'C2',
      story: [
        'Usaha rekaan untuk contoh. Merangkai manik menjadi kalung, ikat pinggang dan gendongan.',
        'Invented for this demo. Strings beads into necklaces, belts and carriers.',
      ],
      products: [
        ['Kalung manik Long Bagun', 'Long Bagun bead necklace', 'aksesori', 185_000],
        ['Ikat pinggang manik', 'Bead belt', 'aksesori', 290_000],
        ['Gendongan manik kecil', 'Small beaded carrier', 'kriya', 650_000],
      ],
    },
    {
      name: 'Contoh Batik Hulu Mahakam',
      booth: 'C2',
      story: [
        'Usaha rekaan untuk contoh. Membatik motif Hilau.',
        'Invented for this demo. Makes batik with the Hilau motif.',
      ],
      products: [
        ['Batik Hilau', 'Batik Hilau', 'wastra', 260_000, '2 m'],
        ['Kemeja Hilau', 'Hilau shirt', 'busana', 290_000],
        ['Selendang Hilau', 'Hilau stole', 'wastra', 140_000],
      ],
    },
  ],
};

import type { RegionScript } from '../script.ts';

export const kutaiBarat: RegionScript = {
  code: '64.07',
  name: 'Kutai Barat',
  fullName: 'Kabupaten Kutai Barat',
  leadAgency: 'Dekranasda Kabupaten Kutai Barat',
  producerQuota: 6,
  booths: ['B4', 'B5', 'B6', 'B7', 'B8'],
  businesses: [
    {
      name: 'Contoh Anjat Linggang',
      booth: 'B4',
      story: [
        'Usaha rekaan untuk contoh. Menganyam anjat, tas gendong dari rotan.',
        'Invented for this demo. Weaves the anjat, a rattan bag carried on the back.',
      ],
      products: [
        ['Tas anjat rotan', 'Rattan anjat bag', 'aksesori', 325_000],
        ['Tas anjat kecil', 'Small anjat bag', 'aksesori', 165_000],
        ['Anjat gantungan kunci', 'Anjat key ring', 'aksesori', 25_000],
        ['Lampit rotan', 'Rattan mat', 'kriya', 450_000],
      ],
    },
    {
      name: 'Contoh Ulap Doyo Tanjung Isuy',
      booth: 'B5',
      story: [
        'Usaha rekaan untuk contoh. Menenun ulap doyo dari serat daun.',
        'Invented for this demo. Weaves ulap doyo from leaf fibre.',
      ],
      products: [
        ['Ulap doyo', 'Ulap doyo cloth', 'wastra', 500_000],
        ['Selendang ulap doyo', 'Ulap doyo stole', 'wastra', 260_000],
        ['Rompi ulap doyo', 'Ulap doyo vest', 'busana', 385_000],
        ['Dompet ulap doyo', 'Ulap doyo purse', 'aksesori', 95_000],
      ],
    },
    {
      name: 'Contoh Sulam Tumpar',
      booth: 'B6',
      story: [
        'Usaha rekaan untuk contoh. Menyulam tumpar pada kain dan busana.',
        'Invented for this demo. Embroiders tumpar on cloth and clothes.',
      ],
      products: [
        ['Kain sulam tumpar', 'Sulam tumpar cloth', 'wastra', 475_000],
        ['Kemeja sulam tumpar', 'Sulam tumpar shirt', 'busana', 350_000],
        ['Tas sulam tumpar', 'Sulam tumpar bag', 'aksesori', 195_000],
      ],
    },
    {
      name: 'Contoh Keminting Barong',
      booth: 'B6',
      story: ['Usaha rekaan untuk contoh. Mengolah keminting.', 'Invented for this demo. Works with candlenut.'],
      products: [
        ['Minyak keminting', 'Candlenut oil', 'bumbu', 60_000, '100 ml'],
        ['Keminting kupas', 'Shelled candlenuts', 'bumbu', 30_000, '250 g'],
        ['Sampo keminting', 'Candlenut shampoo', 'kriya', 45_000, '200 ml'],
      ],
    },
    {
      name: 'Contoh Manik Melak',
      booth: 'B7',
      story: [
        'Usaha rekaan untuk contoh. Merangkai manik menjadi perhiasan.',
        'Invented for this demo. Strings beads into jewellery.',
      ],
      products: [
        ['Kalung manik Melak', 'Melak bead necklace', 'aksesori', 135_000],
        ['Gelang manik Melak', 'Melak bead bracelet', 'aksesori', 50_000],
        ['Ikat kepala manik', 'Beaded headband', 'aksesori', 175_000],
      ],
    },
    {
      name: 'Contoh Mandau Kecil Sendawar',
      booth: 'B8',
      story: [
        'Usaha rekaan untuk contoh. Membuat hiasan kayu dan tameng kecil.',
        'Invented for this demo. Makes wooden ornaments and small shields.',
      ],
      products: [
        ['Tameng hias kecil', 'Small ornamental shield', 'kriya', 220_000],
        ['Sumpit hias', 'Ornamental blowpipe', 'kriya', 185_000],
        ['Wadah kayu kecil', 'Small wooden dish', 'kriya', 55_000],
      ],
    },
  ],
};

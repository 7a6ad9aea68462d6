import type { RegionScript } from '../script.ts';

export const paser: RegionScript = {
  code: '64.01',
  name: 'Paser',
  fullName: 'Kabupaten Paser',
  leadAgency: 'Dekranasda Kabupaten Paser',
  producerQuota: 5,
  booths: ['B1', 'B2', 'B3'],
  businesses: [
    {
      name: 'Contoh Batik Tana Paser',
      booth: 'B1',
      story: [
        'Usaha rekaan untuk contoh. Membatik motif Jala Ngembang.',
        'Invented for this demo. Makes batik with the Jala Ngembang motif.',
      ],
      products: [
        ['Batik Jala Ngembang', 'Batik Jala Ngembang', 'wastra', 250_000, '2 m'],
        ['Batik tulis Jala Ngembang', 'Hand-drawn Batik Jala Ngembang', 'wastra', 600_000, '2 m'],
        ['Kemeja Jala Ngembang', 'Jala Ngembang shirt', 'busana', 275_000],
        ['Masker batik Jala Ngembang', 'Jala Ngembang batik mask', 'aksesori', 15_000],
      ],
    },
    {
      name: 'Contoh Jahit Kandilo',
      booth: 'B1',
      story: [
        'Usaha rekaan untuk contoh. Menjahit kain batik menjadi busana dan tas.',
        'Invented for this demo. Sews batik cloth into clothes and bags.',
      ],
      products: [
        ['Luaran batik Kandilo', 'Kandilo batik outer', 'busana', 265_000],
        ['Tas batik Kandilo', 'Kandilo batik bag', 'aksesori', 120_000],
        ['Topi batik Kandilo', 'Kandilo batik hat', 'aksesori', 70_000],
      ],
    },
    {
      name: 'Contoh Madu Gunung Lumut',
      booth: 'B2',
      story: ['Usaha rekaan untuk contoh. Mengemas madu hutan.', 'Invented for this demo. Packs forest honey.'],
      products: [
        ['Madu hutan Paser', 'Paser forest honey', 'bumbu', 110_000, '460 g'],
        ['Madu kelulut Paser', 'Paser stingless-bee honey', 'bumbu', 150_000, '250 ml'],
        ['Permen madu', 'Honey sweets', 'kuliner', 25_000, '150 g'],
      ],
    },
    {
      name: 'Contoh Udang Muara Telake',
      booth: 'B3',
      story: [
        'Usaha rekaan untuk contoh. Mengolah udang dan ikan pesisir.',
        'Invented for this demo. Processes prawns and coastal fish.',
      ],
      products: [
        ['Terasi udang Telake', 'Telake shrimp paste', 'bumbu', 22_000, '150 g'],
        ['Kerupuk udang Telake', 'Telake prawn crackers', 'kuliner', 25_000, '250 g'],
        ['Ebi kering', 'Dried prawns', 'bumbu', 40_000, '100 g'],
      ],
    },
    {
      name: 'Contoh Anyam Batu Sopang',
      booth: 'B3',
      story: [
        'Usaha rekaan untuk contoh. Menganyam pandan menjadi tikar dan tas.',
        'Invented for this demo. Weaves pandanus into mats and bags.',
      ],
      products: [
        ['Tikar pandan', 'Pandanus mat', 'kriya', 180_000],
        ['Tas pandan Batu Sopang', 'Batu Sopang pandanus bag', 'aksesori', 95_000],
        ['Dompet pandan', 'Pandanus purse', 'aksesori', 45_000],
      ],
    },
  ],
};

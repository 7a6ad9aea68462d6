import type { RegionScript } from '../script.ts';

export const samarinda: RegionScript = {
  code: '64.72',
  name: 'Samarinda',
  fullName: 'Kota Samarinda',
  leadAgency: 'Dekranasda Kota Samarinda',
  producerQuota: 8,
  booths: ['A9', 'A10', 'A11', 'A12', 'A13', 'A14'],
  businesses: [
    {
      name: 'Contoh Tenun Seberang',
      booth: 'A9',
      story: [
        'Usaha rekaan untuk contoh. Menenun sarung Samarinda dengan alat tenun bukan mesin.',
        'Invented for this demo. Weaves Samarinda sarongs on hand looms.',
      ],
      products: [
        ['Sarung Samarinda', 'Samarinda sarong', 'wastra', 375_000],
        ['Sarung Samarinda Balo Pucuk Rebung', 'Samarinda sarong, Balo Pucuk Rebung', 'wastra', 650_000],
        ['Sarung Samarinda anak', 'Samarinda sarong for children', 'wastra', 175_000],
        ['Selendang tenun Samarinda', 'Samarinda woven stole', 'wastra', 225_000],
      ],
    },
    {
      name: 'Contoh Sarung Harapan Baru',
      booth: 'A9',
      story: [
        'Usaha rekaan untuk contoh. Menjahit sarung tenun menjadi kemeja dan tas.',
        'Invented for this demo. Sews woven sarong cloth into shirts and bags.',
      ],
      products: [
        ['Kemeja tenun Samarinda', 'Samarinda woven shirt', 'busana', 425_000],
        ['Tas jinjing tenun Samarinda', 'Samarinda woven tote', 'aksesori', 160_000],
        ['Peci tenun Samarinda', 'Samarinda woven cap', 'busana', 85_000],
      ],
    },
    {
      name: 'Contoh Amplang Mahakam',
      booth: 'A10',
      story: [
        'Usaha rekaan untuk contoh. Membuat amplang dari ikan sungai.',
        'Invented for this demo. Makes amplang crackers from river fish.',
      ],
      products: [
        ['Amplang ikan belida', 'Featherback amplang crackers', 'kuliner', 30_000, '250 g'],
        ['Amplang ikan gabus', 'Snakehead amplang crackers', 'kuliner', 28_000, '250 g'],
        ['Kerupuk ikan haruan', 'Haruan fish crackers', 'kuliner', 26_000, '250 g'],
        ['Abon ikan haruan', 'Haruan fish floss', 'kuliner', 55_000, '150 g'],
      ],
    },
    {
      name: 'Contoh Bingka Sungai Kunjang',
      booth: 'A10',
      story: [
        'Usaha rekaan untuk contoh. Membuat kue basah dan roti buah.',
        'Invented for this demo. Makes soft cakes and fruit bread.',
      ],
      products: [
        ['Bingka kentang', 'Potato bingka cake', 'kuliner', 45_000],
        ['Roti durian', 'Durian bread', 'kuliner', 22_000],
        ['Keminting kue kering', 'Keminting biscuits', 'kuliner', 35_000, '250 g'],
      ],
    },
    {
      name: 'Contoh Batik Tepian',
      booth: 'A11',
      story: [
        'Usaha rekaan untuk contoh. Membatik tulis dan cap dengan ragam tepian sungai.',
        'Invented for this demo. Draws and stamps batik with motifs of the river bank.',
      ],
      products: [
        ['Batik cap Tepian', 'Tepian stamped batik', 'wastra', 195_000, '2 m'],
        ['Batik tulis Tepian', 'Tepian hand-drawn batik', 'wastra', 550_000, '2 m'],
        ['Kemeja batik Tepian', 'Tepian batik shirt', 'busana', 285_000],
        ['Selendang batik Tepian', 'Tepian batik stole', 'wastra', 145_000],
      ],
    },
    {
      name: 'Contoh Kopi Selili',
      booth: 'A12',
      story: [
        'Usaha rekaan untuk contoh. Menyangrai kopi dan mengemas minuman cokelat.',
        'Invented for this demo. Roasts coffee and packs drinking chocolate.',
      ],
      products: [
        ['Kopi sangrai Selili', 'Selili roasted coffee', 'minuman', 65_000, '200 g'],
        ['Es kopi Selili', 'Selili iced coffee', 'minuman', 20_000, 'gelas'],
        ['Cokelat bubuk Selili', 'Selili cocoa powder', 'minuman', 50_000, '200 g'],
      ],
    },
    {
      name: 'Contoh Ukir Loa Janan',
      booth: 'A13',
      story: [
        'Usaha rekaan untuk contoh. Mengukir kayu sisa menjadi hiasan.',
        'Invented for this demo. Carves offcuts of wood into ornaments.',
      ],
      products: [
        ['Gantungan kunci ukir', 'Carved key ring', 'kriya', 25_000],
        ['Hiasan dinding ukir', 'Carved wall piece', 'kriya', 320_000],
        ['Kotak pensil kayu', 'Wooden pencil case', 'kriya', 75_000],
        ['Tempat tisu ukir', 'Carved tissue box', 'kriya', 140_000],
      ],
    },
    {
      name: 'Contoh Herbal Lempake',
      booth: 'A14',
      story: [
        'Usaha rekaan untuk contoh. Mengeringkan daun dan rimpang menjadi minuman seduh.',
        'Invented for this demo. Dries leaves and roots for infusions.',
      ],
      products: [
        ['Teh daun kelor Lempake', 'Lempake moringa tea', 'minuman', 38_000, '60 g'],
        ['Kunyit asam', 'Turmeric and tamarind drink', 'minuman', 18_000, '250 ml'],
        ['Teh serai lemon', 'Lemongrass and lemon tea', 'minuman', 36_000, '60 g'],
      ],
    },
  ],
};

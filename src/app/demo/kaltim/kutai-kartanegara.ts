import type { RegionScript } from '../script.ts';

export const kutaiKartanegara: RegionScript = {
  code: '64.02',
  name: 'Kutai Kartanegara',
  fullName: 'Kabupaten Kutai Kartanegara',
  leadAgency: 'Dekranasda Kabupaten Kutai Kartanegara',
  producerQuota: 7,
  booths: ['B9', 'B10', 'B11', 'B12', 'B13'],
  businesses: [
    {
      name: 'Contoh Lada Malonan',
      booth: 'B9',
      story: [
        'Usaha rekaan untuk contoh. Mengemas Lada Putih Malonan, hasil bumi berindikasi geografis.',
        'Invented for this demo. Packs Malonan white pepper, a product with a geographical indication.',
      ],
      products: [
        ['Lada Putih Malonan butir', 'Malonan white pepper, whole', 'bumbu', 45_000, '100 g'],
        ['Lada Putih Malonan bubuk', 'Malonan white pepper, ground', 'bumbu', 38_000, '75 g'],
        ['Garam lada Malonan', 'Malonan pepper salt', 'bumbu', 28_000, '100 g'],
        ['Paket bumbu Malonan', 'Malonan spice set', 'bumbu', 120_000],
      ],
    },
    {
      name: 'Contoh Aren Kenohan',
      booth: 'B9',
      story: [
        'Usaha rekaan untuk contoh. Memasak nira aren menjadi gula.',
        'Invented for this demo. Boils palm sap into sugar.',
      ],
      products: [
        ['Gula aren Kenohan', 'Kenohan palm sugar', 'bumbu', 35_000, '500 g'],
        ['Gula semut Kenohan', 'Kenohan palm-sugar granules', 'bumbu', 32_000, '250 g'],
        ['Jahe gula aren', 'Ginger and palm-sugar drink', 'minuman', 30_000, '200 g'],
      ],
    },
    {
      name: 'Contoh Cokelat Kutai',
      booth: 'B10',
      story: [
        'Usaha rekaan untuk contoh. Mengolah biji kakao menjadi cokelat batang.',
        'Invented for this demo. Makes bar chocolate from cocoa beans.',
      ],
      products: [
        ['Cokelat batang 70 %', '70 % chocolate bar', 'kuliner', 38_000, '50 g'],
        ['Cokelat batang susu', 'Milk chocolate bar', 'kuliner', 32_000, '50 g'],
        ['Cokelat seduh Kutai', 'Kutai drinking chocolate', 'minuman', 55_000, '200 g'],
        ['Cokelat isi madu', 'Honey-filled chocolate', 'kuliner', 48_000, 'isi 8'],
      ],
    },
    {
      name: 'Contoh Teh Nipah Anggana',
      booth: 'B10',
      story: [
        'Usaha rekaan untuk contoh. Mengeringkan daun nipah menjadi teh.',
        'Invented for this demo. Dries nipa-palm leaves for tea.',
      ],
      products: [
        ['Teh nipah', 'Nipah tea', 'minuman', 35_000, '50 g'],
        ['Teh nipah jahe', 'Nipah and ginger tea', 'minuman', 38_000, '50 g'],
        ['Es teh nipah', 'Iced nipah tea', 'minuman', 12_000, 'gelas'],
      ],
    },
    {
      name: 'Contoh Tenun Lesung',
      booth: 'B11',
      story: ['Usaha rekaan untuk contoh. Menenun serat daun doyo.', 'Invented for this demo. Weaves doyo-leaf fibre.'],
      products: [
        ['Tenun doyo Lesung', 'Lesung doyo weave', 'wastra', 480_000],
        ['Tas doyo Lesung', 'Lesung doyo bag', 'aksesori', 245_000],
        ['Dompet doyo Lesung', 'Lesung doyo purse', 'aksesori', 110_000],
        ['Gantungan kunci doyo', 'Doyo key ring', 'aksesori', 20_000],
      ],
    },
    {
      name: 'Contoh Ikan Asin Semayang',
      booth: 'B12',
      story: ['Usaha rekaan untuk contoh. Mengeringkan ikan danau.', 'Invented for this demo. Dries lake fish.'],
      products: [
        ['Ikan asin sepat', 'Dried sepat fish', 'bumbu', 42_000, '250 g'],
        ['Ikan asin biawan', 'Dried biawan fish', 'bumbu', 45_000, '250 g'],
        ['Sambal gami ikan', 'Gami fish sambal', 'kuliner', 35_000, '180 g'],
      ],
    },
    {
      name: 'Contoh Ukir Tenggarong',
      booth: 'B13',
      story: [
        'Usaha rekaan untuk contoh. Mengukir kayu menjadi cendera mata.',
        'Invented for this demo. Carves wood into souvenirs.',
      ],
      products: [
        ['Miniatur perahu naga', 'Model dragon boat', 'kriya', 275_000],
        ['Patung kayu kecil', 'Small wooden figure', 'kriya', 150_000],
        ['Magnet kayu Tenggarong', 'Tenggarong wooden magnet', 'kriya', 20_000],
      ],
    },
  ],
};

import type { RegionScript } from '../script.ts';

export const balikpapan: RegionScript = {
  code: '64.71',
  name: 'Balikpapan',
  fullName: 'Kota Balikpapan',
  leadAgency: 'DKUMKMP Kota Balikpapan',
  producerQuota: 12,
  booths: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'],
  businesses: [
    {
      name: 'Contoh Amplang Sepinggan',
      booth: 'A1',
      story: [
        'Usaha rekaan untuk contoh. Mengolah ikan tenggiri dan kepiting menjadi amplang dan abon.',
        'Invented for this demo. Makes crackers and floss from mackerel and crab.',
      ],
      products: [
        ['Amplang ikan tenggiri', 'Mackerel amplang crackers', 'kuliner', 25_000, '250 g'],
        ['Amplang kuku macan', 'Tiger-claw amplang crackers', 'kuliner', 28_000, '250 g'],
        ['Abon kepiting', 'Crab floss', 'kuliner', 60_000, '150 g'],
        ['Keripik ikan', 'Fish chips', 'kuliner', 22_000, '150 g'],
        ['Stik kepiting', 'Crab sticks', 'kuliner', 24_000, '200 g'],
      ],
    },
    {
      name: 'Contoh Wedang Manggar',
      booth: 'A1',
      story: [
        'Usaha rekaan untuk contoh. Menyeduh wedang jahe dan kopi gula aren di stan.',
        'Invented for this demo. Brews ginger drink and palm-sugar coffee at the booth.',
      ],
      products: [
        ['Wedang jahe', 'Hot ginger drink', 'minuman', 18_000, 'gelas'],
        ['Kopi gula aren', 'Palm-sugar coffee', 'minuman', 20_000, 'gelas'],
        ['Wedang jahe bubuk', 'Ginger drink powder', 'minuman', 35_000, '200 g'],
        ['Sirup jahe merah', 'Red ginger syrup', 'minuman', 45_000, '350 ml'],
      ],
    },
    {
      name: 'Contoh Manik Karang Jati',
      booth: 'A1',
      story: [
        'Usaha rekaan untuk contoh. Merangkai manik-manik menjadi kalung, gelang dan tas.',
        'Invented for this demo. Strings beads into necklaces, bracelets and bags.',
      ],
      products: [
        ['Kalung manik-manik', 'Bead necklace', 'aksesori', 150_000],
        ['Gelang manik', 'Bead bracelet', 'aksesori', 45_000],
        ['Anting manik', 'Bead earrings', 'aksesori', 35_000],
        ['Dompet manik', 'Beaded purse', 'aksesori', 95_000],
      ],
    },
    {
      name: 'Batik Kelubut',
      booth: 'A1',
      real: true,
      story: [
        'Jenama batik dari Balikpapan. Busananya tampil dalam peragaan busana delegasi Balikpapan.',
        'A batik brand from Balikpapan. Its dress was shown in the fashion show of the Balikpapan delegation.',
      ],
      products: [
        ['Batik Kelubut 2 m', 'Batik Kelubut, 2 m', 'wastra', 350_000, '2 m'],
        ['Syal Batik Kelubut', 'Batik Kelubut scarf', 'wastra', 125_000],
        ['Kemeja Batik Kelubut', 'Batik Kelubut shirt', 'busana', 425_000],
      ],
    },
    {
      name: 'DNL',
      booth: 'A1',
      real: true,
      story: [
        'Jenama busana dari Balikpapan. Busananya tampil dalam peragaan busana delegasi Balikpapan.',
        'A fashion brand from Balikpapan. Its dress was shown in the fashion show of the Balikpapan delegation.',
      ],
      products: [
        ['Syal DNL', 'DNL scarf', 'busana', 185_000],
        ['Blus DNL', 'DNL blouse', 'busana', 375_000],
        ['Tas kain DNL', 'DNL cloth bag', 'aksesori', 145_000],
      ],
    },
    {
      name: 'Arnesta',
      booth: 'A2',
      real: true,
      story: [
        'Jenama busana dari Balikpapan. Busananya tampil dalam peragaan busana delegasi Balikpapan.',
        'A fashion brand from Balikpapan. Its dress was shown in the fashion show of the Balikpapan delegation.',
      ],
      products: [
        ['Gaun Arnesta', 'Arnesta dress', 'busana', 650_000],
        ['Luaran Arnesta', 'Arnesta outer', 'busana', 450_000],
        ['Rok Arnesta', 'Arnesta skirt', 'busana', 325_000],
        ['Bros kain Arnesta', 'Arnesta cloth brooch', 'aksesori', 40_000],
      ],
    },
    {
      name: 'Contoh Dapur Pesisir',
      booth: 'A3',
      story: [
        'Usaha rekaan untuk contoh. Membuat lauk kering dari hasil laut Teluk Balikpapan.',
        'Invented for this demo. Makes dry side dishes from the catch of Balikpapan Bay.',
      ],
      products: [
        ['Sambal ikan asap', 'Smoked-fish sambal', 'kuliner', 38_000, '180 g'],
        ['Rendang kepiting', 'Crab rendang', 'kuliner', 75_000, '200 g'],
        ['Kerupuk udang Balikpapan', 'Balikpapan prawn crackers', 'kuliner', 27_000, '250 g'],
        ['Ikan teri krispi', 'Crisp anchovies', 'kuliner', 30_000, '150 g'],
      ],
    },
    {
      name: 'Contoh Kudapan Klandasan',
      booth: 'A4',
      story: [
        'Usaha rekaan untuk contoh. Membuat kue kering dan kudapan untuk buah tangan.',
        'Invented for this demo. Bakes biscuits and snacks to take home.',
      ],
      products: [
        ['Kue mantau beku', 'Frozen mantau buns', 'kuliner', 40_000, 'isi 10'],
        ['Kue kering salak', 'Snake-fruit biscuits', 'kuliner', 48_000, '300 g'],
        ['Keripik salak', 'Snake-fruit chips', 'kuliner', 26_000, '150 g'],
        ['Dodol salak', 'Snake-fruit dodol', 'kuliner', 32_000, '250 g'],
      ],
    },
    {
      name: 'Contoh Ecoprint Somber',
      booth: 'A5',
      story: [
        'Usaha rekaan untuk contoh. Mencetak daun bakau dan tanaman halaman pada kain.',
        'Invented for this demo. Prints leaves of mangrove and garden plants on cloth.',
      ],
      products: [
        ['Kain ecoprint daun bakau', 'Mangrove-leaf ecoprint cloth', 'wastra', 285_000, '2 m'],
        ['Jilbab ecoprint', 'Ecoprint headscarf', 'busana', 120_000],
        ['Tas ecoprint', 'Ecoprint bag', 'aksesori', 165_000],
      ],
    },
    {
      name: 'Contoh Rotan Kariangau',
      booth: 'A6',
      story: [
        'Usaha rekaan untuk contoh. Menganyam rotan menjadi perkakas rumah.',
        'Invented for this demo. Weaves rattan into things for the house.',
      ],
      products: [
        ['Nampan rotan', 'Rattan tray', 'kriya', 115_000],
        ['Keranjang buah rotan', 'Rattan fruit basket', 'kriya', 135_000],
        ['Tatakan gelas rotan', 'Rattan coasters', 'kriya', 48_000, 'isi 6'],
      ],
    },
    {
      name: 'Contoh Minyak Kayu Batakan',
      booth: 'A7',
      story: [
        'Usaha rekaan untuk contoh. Membuat sabun dan minyak dari tanaman setempat.',
        'Invented for this demo. Makes soap and oils from local plants.',
      ],
      products: [
        ['Sabun minyak kelapa', 'Coconut-oil soap', 'kriya', 28_000],
        ['Minyak gosok serai', 'Lemongrass rub', 'kriya', 36_000, '60 ml'],
        ['Lilin aroma gaharu', 'Agarwood candle', 'kriya', 85_000],
      ],
    },
    {
      name: 'Contoh Rasa Rapak',
      booth: 'A8',
      story: [
        'Usaha rekaan untuk contoh. Mengemas bumbu masak rumahan.',
        'Invented for this demo. Packs home-style cooking spices.',
      ],
      products: [
        ['Bumbu nasi kuning', 'Yellow-rice spice mix', 'bumbu', 18_000, '100 g'],
        ['Bumbu soto Banjar', 'Banjar soup spice mix', 'bumbu', 18_000, '100 g'],
        ['Serundeng kelapa', 'Toasted coconut serundeng', 'bumbu', 25_000, '200 g'],
        ['Sambal raja', 'Sambal raja', 'bumbu', 34_000, '180 g'],
      ],
    },
  ],
};

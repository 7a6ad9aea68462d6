/** What the demo's products say of themselves: plain words by what a thing is, nothing that only a real maker could claim. */
import type { CategoryCode, ProductLine } from './script.ts';

type Words = readonly [id: string, en: string];

/** By words of the Indonesian name and the category; the first that fits counts. */
const THINGS: readonly (readonly [word: RegExp, categories: readonly CategoryCode[], ...Words])[] = [
  [/^es /, ['minuman'], 'Dingin dan segar, dibuat saat dipesan.', 'Cold and fresh, made when it is ordered.'],
  [
    /\bwedang jahe bubuk\b/,
    ['minuman'],
    'Jahe bubuk untuk diseduh dengan air panas.',
    'Powdered ginger, to be brewed with hot water.',
  ],
  [
    /\bwedang jahe\b/,
    ['minuman'],
    'Minuman jahe hangat, diseduh saat dipesan.',
    'A warm ginger drink, brewed when it is ordered.',
  ],
  [
    /\bamplang\b/,
    ['kuliner'],
    'Kerupuk ikan khas Kalimantan Timur, renyah dan gurih. Simpan di tempat kering.',
    'The crisp fish cracker of East Kalimantan. Keep in a dry place.',
  ],
  [
    /\babon\b/,
    ['kuliner'],
    'Abon kering yang lembut, enak dengan nasi hangat. Simpan di tempat kering.',
    'Soft, dry floss, good with warm rice. Keep in a dry place.',
  ],
  [
    /\bkerupuk\b/,
    ['kuliner'],
    'Kerupuk yang sudah digoreng, siap dimakan. Simpan di tempat kering.',
    'Crackers, fried and ready to eat. Keep in a dry place.',
  ],
  [
    /\bkeripik\b/,
    ['kuliner'],
    'Diiris tipis dan digoreng sampai renyah. Simpan di tempat kering.',
    'Sliced thin and fried crisp. Keep in a dry place.',
  ],
  [/\bsambal\b/, ['kuliner'], 'Sambal dalam botol, pedasnya sedang.', 'Sambal in a jar, of medium heat.'],
  [
    /\bterasi\b/,
    ['bumbu'],
    'Terasi udang untuk sambal dan tumisan. Simpan di tempat kering.',
    'Shrimp paste for sambal and stir-fries. Keep in a dry place.',
  ],
  [
    /\bikan asin\b/,
    ['bumbu'],
    'Ikan danau yang digarami lalu dijemur. Simpan di tempat kering.',
    'Lake fish, salted and dried in the sun. Keep in a dry place.',
  ],
  [/\bkopi\b/, ['minuman'], 'Kopi dari biji yang disangrai sendiri.', 'Coffee from home-roasted beans.'],
  [
    /\bgula\b/,
    ['bumbu'],
    'Gula aren dari nira yang dimasak perlahan. Simpan di tempat kering.',
    'Palm sugar from slowly boiled palm sap. Keep in a dry place.',
  ],
  [
    /\blada putih\b/,
    ['bumbu'],
    'Lada putih yang harum, untuk masakan sehari-hari.',
    'Fragrant white pepper for everyday cooking.',
  ],
  [
    /\bcokelat\b/,
    ['kuliner', 'minuman'],
    'Cokelat dari kakao Kalimantan Timur.',
    'Chocolate from East Kalimantan cocoa.',
  ],
  [/\bmadu\b/, ['bumbu'], 'Madu tanpa campuran gula.', 'Honey without added sugar.'],
  [
    /\bdodol\b/,
    ['kuliner'],
    'Dodol yang legit, dibungkus satu per satu. Simpan di tempat kering.',
    'Chewy dodol, each piece in its own wrapper. Keep in a dry place.',
  ],
  [
    /\bteh\b/,
    ['minuman'],
    'Daun kering untuk diseduh, panas atau dingin. Simpan di tempat kering.',
    'Dried leaves to brew, hot or cold. Keep in a dry place.',
  ],
  [
    /\bsarung\b/,
    ['wastra'],
    'Sarung tenun Samarinda dengan corak kotak-kotak.',
    'A woven Samarinda sarong with a chequered pattern.',
  ],
  [
    /\bkemeja\b/,
    ['busana'],
    'Kemeja lengan pendek, tersedia ukuran S sampai XL.',
    'A short-sleeved shirt, in sizes S to XL.',
  ],
  [/\bsyal\b/, ['wastra'], 'Syal ringan untuk sehari-hari.', 'A light scarf for every day.'],
  [/\bselendang\b/, ['wastra'], 'Selendang panjang untuk busana resmi.', 'A long stole for formal dress.'],
  [/\bbatik\b/, ['wastra'], 'Kain batik untuk dijahit menjadi busana.', 'Batik cloth, ready to be sewn into clothes.'],
  [/\bulap doyo\b/, ['wastra'], 'Kain dari serat daun doyo.', 'Cloth of doyo-leaf fibre.'],
  [/\banjat\b/, ['aksesori'], 'Anyaman rotan yang kuat dan ringan.', 'Woven rattan, strong and light.'],
  [/\bmanik/, ['aksesori'], 'Dirangkai dengan tangan dari manik-manik kecil.', 'Strung by hand from small beads.'],
  [/\brotan\b/, ['kriya', 'aksesori'], 'Anyaman rotan, dikerjakan dengan tangan.', 'Rattan, woven by hand.'],
  [/\bulin\b/, ['kriya'], 'Dari kayu ulin yang berat dan tahan air.', 'Of ironwood, heavy and proof against water.'],
  [/\btas\b/, ['aksesori'], 'Ruangnya cukup untuk bekal sehari-hari.', 'With room for what a day needs.'],
];

const KINDS: Readonly<Record<CategoryCode, Words>> = {
  kuliner: ['Camilan rumahan, cocok untuk buah tangan.', 'Home-made, and easy to take home as a gift.'],
  minuman: ['Segar, tanpa pewarna.', 'Fresh, without colouring.'],
  bumbu: ['Untuk dapur sehari-hari.', 'For the everyday kitchen.'],
  aksesori: ['Dikerjakan dengan tangan, satu per satu.', 'Made by hand, one at a time.'],
  wastra: ['Corak tiap helai sedikit berbeda.', 'The pattern of each piece differs a little.'],
  busana: ['Nyaman dipakai seharian.', 'Comfortable all day.'],
  kriya: ['Dikerjakan dengan tangan, satu per satu.', 'Made by hand, one at a time.'],
};

const KEPT: Partial<Record<CategoryCode, Words>> = {
  wastra: ['Cuci dengan tangan, jangan dijemur langsung.', 'Wash by hand and dry in the shade.'],
  busana: ['Cuci dengan tangan.', 'Wash by hand.'],
};

/** Of a real brand nothing is said but what is public: its page tells who it is, so its products say nothing. */
export function describeProduct([name, , category]: ProductLine, real: boolean): { id: string; en: string } {
  if (real) return { id: '', en: '' };
  const said = name.toLowerCase();
  const thing = THINGS.find(([word, categories]) => categories.includes(category) && word.test(said));
  const [id, en] = thing ? [thing[2], thing[3]] : KINDS[category];
  const kept = KEPT[category];
  return kept ? { id: `${id} ${kept[0]}`, en: `${en} ${kept[1]}` } : { id, en };
}

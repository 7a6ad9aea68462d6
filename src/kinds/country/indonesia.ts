import type { CountryPack } from './pack.ts';

export const INDONESIA: CountryPack = {
  name: 'id',
  country: 'ID',
  title: { id: 'Indonesia', en: 'Indonesia' },
  currency: 'IDR',
  zones: [
    { zone: 'Asia/Jakarta', suffix: 'WIB' },
    { zone: 'Asia/Makassar', suffix: 'WITA' },
    { zone: 'Asia/Jayapura', suffix: 'WIT' },
  ],
  otherZones: [{ zone: 'Asia/Pontianak', suffix: 'WIB' }],
  phone: { prefix: '62', national: /^8\d{7,11}$/, example: '0812-3456-7890', groups: [3, 4] },
  regionKinds: {
    provinsi: { id: 'provinsi', en: 'province' },
    kabupaten: { id: 'kabupaten', en: 'regency' },
    kota: { id: 'kota', en: 'city' },
  },
  regionAsked: { id: 'kabupaten atau kota', en: 'regency or city' },
  regionExample: { code: '35.15', name: 'Sidoarjo', fullName: 'Kabupaten Sidoarjo' },
  identifiers: ['nib', 'pirt', 'bpom', 'halal'],
  registration: { kind: 'nib', called: 'NIB', example: '9120012345678' },
  asksClass: true,
  payments: [{ way: 'cash' }, { way: 'qris' }, { way: 'card' }, { way: 'transfer' }],
  receiptNote: { id: 'Bukan faktur pajak.', en: 'Not a tax invoice.' },
  noteLetters: 'SJ',
  reportFor: { id: 'Sekretaris Daerah', en: 'Regional Secretary' },
  privacyLaw: {
    id: 'UU Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi',
    en: 'Indonesia’s Law 27 of 2022 on personal data protection',
  },
  firstLanguage: 'id',
};

import type { CountryPack } from './pack.ts';

export const INDIA: CountryPack = {
  name: 'in',
  country: 'IN',
  title: { id: 'India', en: 'India' },
  currency: 'INR',
  zones: [{ zone: 'Asia/Kolkata', suffix: 'IST' }],
  phone: { prefix: '91', national: /^[6-9]\d{9}$/, example: '098765 43210', groups: [5, 5] },
  regionKinds: {
    state: { id: 'negara bagian', en: 'state' },
    'union-territory': { id: 'wilayah persatuan', en: 'union territory' },
  },
  regionAsked: { id: 'negara bagian atau daerah', en: 'state or region' },
  regionExample: { code: 'IN-KL', name: 'Kerala', fullName: 'Kerala' },
  identifiers: ['udyam', 'fssai'],
  registration: { kind: 'udyam', called: 'Udyam', example: 'UDYAM-KL-01-0012345' },
  asksClass: false,
  // UPI goes from account to account, so it is kept as a transfer: claimed until the seller has it.
  payments: [{ way: 'cash' }, { way: 'transfer', called: { id: 'UPI', en: 'UPI' } }, { way: 'card' }],
  receiptNote: { id: 'Bukan faktur pajak (GST)', en: 'Not a tax invoice (GST)' },
  noteLetters: 'DN',
  reportFor: { id: 'Sekretaris Utama', en: 'Chief Secretary' },
  privacyLaw: {
    id: 'Digital Personal Data Protection Act 2023 (India)',
    en: 'India’s Digital Personal Data Protection Act, 2023',
  },
  firstLanguage: 'en',
};

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
  regionExample: { code: 'IN-KL', name: 'Kerala', fullName: 'Kerala' },
  reportFor: { id: 'Sekretaris Utama', en: 'Chief Secretary' },
};

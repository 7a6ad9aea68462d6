import type { ComingEditionScript } from '../coming-script.ts';
import { kaltim } from './kaltim.ts';

/**
 * Kaltim Festival 2023. Name, theme, place and day are public facts; quotas and hours are made up. In the demo's June it
 * is still to come: who takes part is decided by its call.
 */
export const kaltimTmii: ComingEditionScript = {
  after: kaltim,
  series: 'Kaltim Festival',
  slug: 'kaltim-tmii-2023',
  name: 'Kaltim Festival 2023',
  theme: 'Gate of Nusantara',
  summary: [
    'Sehari penuh seni, kriya dan rasa dari sepuluh kabupaten dan kota Kalimantan Timur di Taman Mini.',
    'A full day of art, craft and food from the ten regencies and cities of East Kalimantan at Taman Mini.',
  ],
  venue: 'Taman Mini Indonesia Indah (TMII)',
  city: 'Jakarta',
  hall: 'Anjungan Kalimantan Timur',
  zone: 'Asia/Jakarta',
  startsOn: '2023-11-25',
  endsOn: '2023-11-25',
  opensAt: '09:00',
  closesAt: '21:00',
  quotas: {
    '64.71': { booths: 4, producers: 6 },
    '64.72': { booths: 3, producers: 4 },
    '64.74': { booths: 2, producers: 3 },
    '64.01': { booths: 2, producers: 3 },
    '64.02': { booths: 3, producers: 4 },
    '64.03': { booths: 2, producers: 3 },
    '64.07': { booths: 2, producers: 3 },
    '64.08': { booths: 1, producers: 2 },
    '64.09': { booths: 1, producers: 2 },
    '64.11': { booths: 1, producers: 2 },
  },
};

/** The expo of the journey: another province than the demo's, people in three zones, and names as people write them. */

export const ORGANISER = { slug: 'ntt', name: "Dekranasda Nusa Tenggara Timur 'Ina Ama'" } as const;
export const EDITION = { slug: 'tenun-ntt', name: "Pameran Tenun & Kakao NTT: Ina Ma'e 金" } as const;

/** The organiser sits in WITA; one venue is in WIB, the other at home. */
export const VENUES = [
  { name: "Balai Kartini 'Mawar'", city: 'Jakarta', zone: 'Asia/Jakarta' },
  { name: 'Lapangan Sikumana 东', city: 'Kupang', zone: 'Asia/Makassar' },
] as const;

/** As somebody types them who knows no code; a name that several bear is asked about. */
export const REGIONS = [
  { typed: 'Ende', several: false, fullName: 'Kabupaten Ende', shown: 'Ende', booths: 3, producers: 3 },
  {
    typed: 'Manggarai Barat',
    several: false,
    fullName: 'Kabupaten Manggarai Barat',
    shown: 'Manggarai Barat',
    booths: 2,
    producers: 2,
  },
  { typed: 'Kupang', several: true, fullName: 'Kota Kupang', shown: 'Kota Kupang', booths: 2, producers: 2 },
] as const;

export const AGENCIES = [
  { name: 'Disperindag Kabupaten Ende', region: 'Ende' },
  { name: "Dekranasda Manggarai Barat 'Komodo'", region: 'Manggarai Barat' },
] as const;

/** A night market: what is sold before two at night counts on the evening before. */
export const DAY_ENDS = '02:00';

/** `2026-11-30` of the business day so many after today's, in the zone of the first venue. */
export function dayFromToday(days: number): string {
  const at = new Date(Date.now() - 2 * 3_600_000 + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: VENUES[0].zone }).format(at);
}

export const PASSWORD = 'rumah adat di atas bukit';

/** A field by its label, whether or not it says that it may stay empty. */
export function labelled(label: string): RegExp {
  return new RegExp(`^${label}( \\(boleh kosong\\))?$`);
}

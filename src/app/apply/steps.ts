/** The steps of an application, as their addresses are called. Browser-safe. */
export const STEPS = ['profil', 'produk', 'izin', 'pernyataan', 'kirim'] as const;
export type Step = (typeof STEPS)[number];

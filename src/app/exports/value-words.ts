/** How whole lists say the values of closed lists: a file has no reader's page around it, so both languages are kept here. */
import type { Locale } from '../../kinds/time.ts';
import { basisName, exclusionText, metricName } from '../../slices/insights/labels.ts';
import {
  BASES as BASIS_CODES,
  EXCLUSIONS as EXCLUSION_CODES,
  METRICS as METRIC_CODES,
} from '../../slices/insights/rules/figure.ts';

type Words = Readonly<Record<string, { readonly id: string; readonly en: string }>>;

export const YES_NO: Words = { ya: { id: 'ya', en: 'yes' }, tidak: { id: 'tidak', en: 'no' } };

export const METHODS: Words = {
  cash: { id: 'Tunai', en: 'Cash' },
  qris: { id: 'QRIS', en: 'QRIS' },
  card: { id: 'Kartu', en: 'Card' },
  transfer: { id: 'Transfer bank', en: 'Bank transfer' },
};

export const PAYMENT_STATES: Words = {
  received: { id: 'Diterima', en: 'Received' },
  claimed: { id: 'Diklaim, belum dipastikan', en: 'Claimed, not confirmed' },
  confirmed: { id: 'Dipastikan', en: 'Confirmed' },
};

export const KINDS: Words = {
  sale: { id: 'Penjualan', en: 'Sale' },
  void: { id: 'Pembatalan', en: 'Void' },
  refund: { id: 'Pengembalian', en: 'Refund' },
};

export const APPLICATION_STATES: Words = {
  submitted: { id: 'Diajukan', en: 'Submitted' },
  accepted: { id: 'Diterima', en: 'Accepted' },
  waitlisted: { id: 'Daftar tunggu', en: 'On the waitlist' },
  refused: { id: 'Tidak diterima', en: 'Not accepted' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
};

export const CHANNELS: Words = {
  link: { id: 'Tautan laporan', en: 'Report link' },
  officer: { id: 'Petugas', en: 'Officer' },
};

function inBoth<C extends string>(codes: readonly C[], called: (code: C, locale: Locale) => string): Words {
  return Object.fromEntries(codes.map((code) => [code, { id: called(code, 'id'), en: called(code, 'en') }]));
}

export const METRICS = inBoth(METRIC_CODES, metricName);
export const BASES = inBoth(BASIS_CODES, basisName);
export const EXCLUSIONS = inBoth(EXCLUSION_CODES, exclusionText);

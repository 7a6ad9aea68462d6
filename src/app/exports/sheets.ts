/** The lists that people take home whole. */
import type { ExportSheet } from './export-sheet.ts';
import { figures } from './lists/figures.ts';
import { booths, products } from './lists/goods.ts';
import { dailyReports, payments, receipts, shifts } from './lists/money.ts';
import { applicants, participants } from './lists/people.ts';

export const EXPORT_SHEETS: readonly ExportSheet[] = [
  applicants,
  participants,
  products,
  booths,
  shifts,
  receipts,
  payments,
  dailyReports,
  figures,
];

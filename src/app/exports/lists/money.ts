import { sql } from 'kysely';
import { amount, named, text, words } from '../export-sheet.ts';
import { at, editionOf, listSheet, oneOf } from '../list-sheet.ts';
import { CHANNELS, KINDS, METHODS, PAYMENT_STATES } from '../value-words.ts';

const receiptOf = (of: 'line' | 'payment') =>
  oneOf(
    sql`till.recorded_receipt`,
    'receipt',
    sql`receipt.organiser_id = ${sql.ref(`${of}.organiser_id`)} and receipt.id = ${sql.ref(`${of}.receipt_id`)}`,
  );

export const receipts = listSheet({
  name: 'receipts',
  file: { id: 'struk', en: 'receipts' },
  title: { id: 'Struk dengan barisnya', en: 'Receipts with their lines' },
  action: 'receipts.read',
  of: 'line',
  cutFrom: sql`till.recorded_line`,
  from: sql`part line
    ${receiptOf('line')}
    ${editionOf('line')}
    ${oneOf(
      sql`exhibitors.registered`,
      'business',
      sql`business.organiser_id = line.organiser_id and business.business_id = line.business_id`,
    )}
    left join catalogue.merged on merged.organiser_id = line.organiser_id and merged.code = line.category`,
  key: [
    ['line.receipt_id', 'uuid'],
    ['line.line_no', 'int'],
  ],
  reach: { region: 'line.region_code', business: 'line.business_id' },
  columns: [
    [text('Nomor struk', 'Receipt', 16), sql`receipt.number`],
    [words('Jenis', 'Kind', KINDS), sql`receipt.kind`],
    [text('Waktu', 'Time', 20), at('receipt.sold_at')],
    [text('Hari', 'Day'), sql`receipt.day`],
    [named('Stan', 'Booth'), sql`receipt.booth_id`],
    [text('Baris', 'Line'), sql`line.line_no`],
    [text('Barang', 'Item', 34), sql`line.name`],
    [text('Usaha', 'Business', 34), sql`business.name`],
    [text('Kode daerah', 'Region code'), sql`line.region_code`],
    [text('Kode kategori', 'Category code'), sql`coalesce(merged.merged_into, line.category)`],
    [text('Jumlah', 'Quantity'), sql`line.quantity`],
    [amount('Harga satuan', 'Unit price'), sql`line.unit_price`],
    [amount('Potongan', 'Discount'), sql`line.discount`],
    [amount('Jumlah uang', 'Amount'), sql`line.amount`],
    [text('Catatan', 'Note', 30), sql`line.note`],
    [text('Id struk', 'Receipt id'), sql`line.receipt_id`],
    [text('Id produk', 'Product id'), sql`line.product_id`],
  ],
});

export const payments = listSheet({
  name: 'payments',
  file: { id: 'pembayaran', en: 'payments' },
  title: { id: 'Pembayaran dan keadaannya', en: 'Payments and whether their money is there' },
  action: 'payments.confirm',
  of: 'payment',
  cutFrom: sql`till.recorded_payment`,
  from: sql`part payment ${receiptOf('payment')} ${editionOf('payment')}`,
  key: [
    ['payment.receipt_id', 'uuid'],
    ['payment.no', 'int'],
  ],
  columns: [
    [text('Nomor struk', 'Receipt', 16), sql`receipt.number`],
    [words('Jenis', 'Kind', KINDS), sql`receipt.kind`],
    [text('Waktu', 'Time', 20), at('receipt.sold_at')],
    [text('Hari', 'Day'), sql`receipt.day`],
    [named('Stan', 'Booth'), sql`receipt.booth_id`],
    [text('Nomor pembayaran', 'Payment'), sql`payment.no`],
    [words('Cara bayar', 'Method', METHODS), sql`payment.method`],
    [amount('Jumlah uang', 'Amount'), sql`payment.amount`],
    [words('Keadaan', 'State', PAYMENT_STATES), sql`payment.state`],
    [text('Rujukan', 'Reference', 24), sql`payment.reference`],
    [text('Id struk', 'Receipt id'), sql`payment.receipt_id`],
  ],
});

export const shifts = listSheet({
  name: 'shifts',
  file: { id: 'sif-kasir', en: 'shifts' },
  title: { id: 'Sif kasir: seharusnya, dihitung, selisih', en: 'Shifts of tills: expected, counted, variance' },
  action: 'exceptions.read',
  of: 'shift',
  from: sql`till.recorded_shift shift ${editionOf('shift')}
    join editions.business_calendar calendar
      on calendar.organiser_id = shift.organiser_id and calendar.edition_id = shift.edition_id`,
  key: [['shift.id', 'uuid']],
  columns: [
    [named('Stan', 'Booth'), sql`shift.booth_id`],
    [named('Kasir', 'Till'), sql`shift.device_id`],
    [text('Hari', 'Day'), sql`editions.business_day(shift.opened_at, calendar.zone, calendar.day_ends_at)`],
    [text('Dibuka', 'Opened', 20), at('shift.opened_at')],
    [text('Ditutup', 'Closed', 20), at('shift.closed_at')],
    [amount('Kas awal', 'Opening cash'), sql`shift.opening_cash`],
    [amount('Kas masuk', 'Cash in'), sql`shift.cash_in`],
    [amount('Kas keluar', 'Cash out'), sql`shift.cash_out`],
    [amount('Seharusnya menurut kasir', 'Expected by the till'), sql`shift.expected_cash`],
    [amount('Dihitung', 'Counted'), sql`shift.counted_cash`],
    [amount('Selisih menurut kasir', 'Variance by the till'), sql`shift.variance`],
    [text('Id sif', 'Shift id'), sql`shift.id`],
  ],
});

export const dailyReports = listSheet({
  name: 'daily-reports',
  file: { id: 'laporan-harian', en: 'daily-reports' },
  title: { id: 'Laporan harian stan tanpa kasir', en: 'What booths without a till reported, by day' },
  action: 'reports.manage',
  of: 'report',
  from: sql`takings.reported_day report ${editionOf('report')}`,
  key: [
    ['report.day', 'date'],
    ['report.booth_id', 'uuid'],
  ],
  columns: [
    [text('Hari', 'Day'), sql`report.day`],
    [named('Stan', 'Booth'), sql`report.booth_id`],
    [amount('Omzet', 'Turnover'), sql`report.amount`],
    [text('Penjualan', 'Sales'), sql`report.sales`],
    // Empty where the reporter did not part the sum.
    ...Object.entries(METHODS).map(
      ([method, called]) =>
        [
          amount(`Omzet ${called.id}`, `Turnover, ${called.en}`),
          sql`(report.by_method ->> ${method})::bigint`,
        ] as const,
    ),
    [text('Pelapor', 'Reporter', 24), sql`report.reporter`],
    [words('Lewat', 'By way of', CHANNELS), sql`report.channel`],
    [text('Catatan', 'Note', 40), sql`report.note`],
    [text('Perbaikan ke', 'Revision'), sql`report.revision`],
    [text('Dilaporkan', 'Reported', 20), at('report.made_at')],
  ],
});

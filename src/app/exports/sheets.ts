/** The lists that people take home whole. Each is one statement over the views that the slices publish, read after a key. */
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '../../platform/authz/access.ts';
import type { SheetCell } from '../../platform/sheets/index.ts';
import { listBooths } from '../../slices/floor/index.ts';
import { amount, type ExportSheet, named, text, words } from './export-sheet.ts';
import { APPLICATION_STATES, CHANNELS, KINDS, METHODS, PAYMENT_STATES, YES_NO } from './value-words.ts';

type Row = readonly [key: string, ...cells: SheetCell[]];

/** Rows come as arrays of JSON, so that a column is named once: in its sheet. */
function rowsOf(tx: Parameters<ExportSheet['read']>[1], statement: RawBuilder<unknown>) {
  return statement.execute(tx).then(({ rows }) => rows.map((row) => (row as { readonly cells: Row }).cells));
}

/** The whole organiser, a lead's regions, a producer's businesses. */
function within(reach: Reach, region: string, business: string): RawBuilder<boolean> {
  if (reach.all) return sql<boolean>`true`;
  return sql<boolean>`(${sql.ref(region)} = any(${[...reach.regions]}::text[]) or ${sql.ref(business)} = any(${[...reach.businesses]}::uuid[]))`;
}

/** Years, days and minutes of the edition, as a spreadsheet reads them. */
const at = (instant: string, zone = 'edition.zone') =>
  sql`to_char(${sql.ref(instant)} at time zone ${sql.ref(zone)}, 'YYYY-MM-DD HH24:MI:SS')`;

const products: ExportSheet = {
  name: 'products',
  file: { id: 'produk', en: 'products' },
  title: { id: 'Produk dengan harga dan stok', en: 'Products with prices and stock' },
  action: 'products.edit',
  columns: [
    text('Alamat', 'Address', 28),
    text('Nama', 'Name', 34),
    text('Nama (Inggris)', 'Name in English', 34),
    text('Kode kategori', 'Category code'),
    text('Kategori', 'Category', 24),
    text('Kategori kata pendaftar', 'Category in the applicant’s words'),
    text('Satuan', 'Unit'),
    amount('Harga', 'Price'),
    words('Harga ditentukan di stan', 'Price set at the booth', YES_NO),
    words('Dijual', 'On sale', YES_NO),
    text('Usaha', 'Business', 34),
    text('Kode daerah', 'Region code'),
    text('Stan', 'Booth'),
    text('Diterima titip jual', 'Received on consignment'),
    text('Terjual', 'Sold'),
    text('Dikembalikan', 'Returned'),
    text('Rusak', 'Damaged'),
    text('Koreksi', 'Corrected'),
    text('Deskripsi', 'Description', 50),
    text('Deskripsi (Inggris)', 'Description in English', 50),
    text('Id', 'Id'),
  ],
  read: (ctx, tx, reach, after, limit) =>
    rowsOf(
      tx,
      sql`select jsonb_build_array(product.slug, product.slug, product.name_id, product.name_en, product.category, category.name_id,
          product.said_category, product.unit, listing.price, case when listing.free_price then 'ya' else 'tidak' end,
          case when listing.withdrawn then 'tidak' else 'ya' end, seller.name, seller.region_code, placed.number, moved.received,
          (select sum(line.quantity) from till.recorded_line line where line.organiser_id = product.organiser_id
            and line.edition_id = listing.edition_id and line.product_id = product.id),
          moved.returned, moved.damaged, moved.corrected, product.description_id, product.description_en, product.id) as cells
        from catalogue.listing
        join catalogue.product on product.organiser_id = listing.organiser_id and product.id = listing.product_id
        join catalogue.category on category.organiser_id = product.organiser_id and category.code = product.category
        join exhibitors.taking_part seller on seller.organiser_id = listing.organiser_id and seller.edition_id = listing.edition_id
          and seller.business_id = product.business_id
        left join floor.placed on placed.organiser_id = listing.organiser_id and placed.edition_id = listing.edition_id
          and placed.business_id = product.business_id
        left join stock.moved on moved.organiser_id = listing.organiser_id and moved.edition_id = listing.edition_id
          and moved.business_id = product.business_id and moved.product_id = product.id
        where listing.organiser_id = ${ctx.organiser} and listing.edition_id = ${ctx.edition} and product.slug > ${after ?? ''}
          and ${within(reach, 'seller.region_code', 'product.business_id')}
        order by product.slug limit ${limit}`,
    ),
};

const participants: ExportSheet = {
  name: 'participants',
  file: { id: 'peserta', en: 'participants' },
  title: { id: 'Peserta dengan kontak dan izin', en: 'Who takes part, with contacts and permits' },
  action: 'identifiers.read',
  columns: [
    text('Alamat', 'Address', 28),
    text('Usaha', 'Business', 34),
    text('Kode daerah', 'Region code'),
    text('Daerah', 'Region', 24),
    text('WhatsApp', 'WhatsApp', 18),
    text('Email', 'E-mail', 28),
    text('Kelas usaha', 'Class'),
    text('KBLI', 'KBLI'),
    text('Izin', 'Permits', 50),
    text('Stan', 'Booth'),
    text('Id', 'Id'),
  ],
  read: (ctx, tx, reach, after, limit) =>
    rowsOf(
      tx,
      sql`select jsonb_build_array(seller.slug, seller.slug, seller.name, seller.region_code, region.name, reached.whatsapp,
          reached.contact_email, reached.class, reached.kbli, reached.permits, placed.number, seller.business_id) as cells
        from exhibitors.taking_part seller
        join exhibitors.reached on reached.organiser_id = seller.organiser_id and reached.business_id = seller.business_id
        left join editions.region on region.code = seller.region_code
        left join floor.placed on placed.organiser_id = seller.organiser_id and placed.edition_id = seller.edition_id
          and placed.business_id = seller.business_id
        where seller.organiser_id = ${ctx.organiser} and seller.edition_id = ${ctx.edition} and seller.slug > ${after ?? ''}
          and ${within(reach, 'seller.region_code', 'seller.business_id')}
        order by seller.slug limit ${limit}`,
    ),
};

const applicants: ExportSheet = {
  name: 'applicants',
  file: { id: 'pendaftar', en: 'applicants' },
  title: { id: 'Pendaftar dengan nilai dan keputusan', en: 'Who applied, with scores and decision' },
  action: 'call.panel',
  columns: [
    text('Nomor', 'Number'),
    text('Usaha', 'Business', 34),
    text('Kode daerah', 'Region code'),
    words('Keadaan', 'State', APPLICATION_STATES),
    words('Dicalonkan', 'Nominated', YES_NO),
    text('Nilai rata-rata (dari 100)', 'Mean score (of 100)'),
    text('Nilai terendah', 'Least score'),
    text('Nilai tertinggi', 'Highest score'),
    text('Kurator yang menilai', 'Curators who scored'),
    text('Urutan daftar tunggu', 'Place on the waitlist'),
    text('Alasan', 'Reason', 40),
    text('Alasan (Inggris)', 'Reason in English', 40),
    text('Dikirim', 'Handed in', 20),
    text('Diputuskan', 'Decided', 20),
    text('Pernyataan', 'Statement', 50),
    text('Id', 'Id'),
  ],
  read: (ctx, tx, reach, after, limit) =>
    rowsOf(
      tx,
      sql`select jsonb_build_array(lpad(judged.number::text, 10, '0'), judged.number, business.name, judged.region_code, judged.state,
          case when judged.nominated then 'ya' else 'tidak' end, round(judged.mean * 100 / (judged.weights * 2520), 1),
          round(judged.least * 100.0 / (judged.weights * 2520), 1), round(judged.most * 100.0 / (judged.weights * 2520), 1), judged.scored,
          judged.waitlist_position, judged.reason_id, judged.reason_en, ${at('judged.submitted_at')}, ${at('judged.decided_at')},
          judged.statement, judged.application_id) as cells
        from call.judged
        join exhibitors.registered business on business.organiser_id = judged.organiser_id and business.business_id = judged.business_id
        join editions.announced edition on edition.organiser_id = judged.organiser_id and edition.edition_id = judged.edition_id
        where judged.organiser_id = ${ctx.organiser} and judged.edition_id = ${ctx.edition} and judged.number > ${Number(after ?? 0)}
          and judged.state <> 'draft' and ${within(reach, 'judged.region_code', 'judged.business_id')}
        order by judged.number limit ${limit}`,
    ),
};

const receipts: ExportSheet = {
  name: 'receipts',
  file: { id: 'struk', en: 'receipts' },
  title: { id: 'Struk dengan barisnya', en: 'Receipts with their lines' },
  action: 'receipts.read',
  columns: [
    text('Nomor struk', 'Receipt', 16),
    words('Jenis', 'Kind', KINDS),
    text('Waktu', 'Time', 20),
    text('Hari', 'Day'),
    named('Stan', 'Booth'),
    text('Baris', 'Line'),
    text('Barang', 'Item', 34),
    text('Usaha', 'Business', 34),
    text('Kode daerah', 'Region code'),
    text('Kode kategori', 'Category code'),
    text('Jumlah', 'Quantity'),
    amount('Harga satuan', 'Unit price'),
    amount('Potongan', 'Discount'),
    amount('Jumlah uang', 'Amount'),
    text('Catatan', 'Note', 30),
    text('Id struk', 'Receipt id'),
    text('Id produk', 'Product id'),
  ],
  read: (ctx, tx, reach, after, limit) => {
    const [receipt = '00000000-0000-0000-0000-000000000000', line = '-1'] = after?.split('.') ?? [];
    return rowsOf(
      tx,
      sql`select jsonb_build_array(line.receipt_id || '.' || line.line_no, receipt.number, receipt.kind, ${at('receipt.sold_at')}, receipt.day,
          receipt.booth_id, line.line_no, line.name, business.name, line.region_code, coalesce(merged.merged_into, line.category),
          line.quantity, line.unit_price, line.discount, line.amount, line.note, line.receipt_id, line.product_id) as cells
        from till.recorded_line line
        join till.recorded_receipt receipt on receipt.organiser_id = line.organiser_id and receipt.id = line.receipt_id
        join editions.announced edition on edition.organiser_id = line.organiser_id and edition.edition_id = line.edition_id
        left join exhibitors.registered business on business.organiser_id = line.organiser_id and business.business_id = line.business_id
        left join catalogue.merged on merged.organiser_id = line.organiser_id and merged.code = line.category
        where line.organiser_id = ${ctx.organiser} and line.edition_id = ${ctx.edition}
          and (line.receipt_id, line.line_no) > (${receipt}::uuid, ${Number(line)}) and ${within(reach, 'line.region_code', 'line.business_id')}
        order by line.receipt_id, line.line_no limit ${limit}`,
    );
  },
};

const payments: ExportSheet = {
  name: 'payments',
  file: { id: 'pembayaran', en: 'payments' },
  title: { id: 'Pembayaran dan keadaannya', en: 'Payments and whether their money is there' },
  action: 'payments.confirm',
  columns: [
    text('Nomor struk', 'Receipt', 16),
    words('Jenis', 'Kind', KINDS),
    text('Waktu', 'Time', 20),
    text('Hari', 'Day'),
    named('Stan', 'Booth'),
    text('Nomor pembayaran', 'Payment'),
    words('Cara bayar', 'Method', METHODS),
    amount('Jumlah uang', 'Amount'),
    words('Keadaan', 'State', PAYMENT_STATES),
    text('Rujukan', 'Reference', 24),
    text('Id struk', 'Receipt id'),
  ],
  read: (ctx, tx, _reach, after, limit) => {
    const [receipt = '00000000-0000-0000-0000-000000000000', no = '-1'] = after?.split('.') ?? [];
    return rowsOf(
      tx,
      sql`select jsonb_build_array(payment.receipt_id || '.' || payment.no, receipt.number, receipt.kind, ${at('receipt.sold_at')}, receipt.day,
          receipt.booth_id, payment.no, payment.method, payment.amount, payment.state, payment.reference, payment.receipt_id) as cells
        from till.recorded_payment payment
        join till.recorded_receipt receipt on receipt.organiser_id = payment.organiser_id and receipt.id = payment.receipt_id
        join editions.announced edition on edition.organiser_id = payment.organiser_id and edition.edition_id = payment.edition_id
        where payment.organiser_id = ${ctx.organiser} and payment.edition_id = ${ctx.edition}
          and (payment.receipt_id, payment.no) > (${receipt}::uuid, ${Number(no)})
        order by payment.receipt_id, payment.no limit ${limit}`,
    );
  },
};

const shifts: ExportSheet = {
  name: 'shifts',
  file: { id: 'sif-kasir', en: 'shifts' },
  title: { id: 'Sif kasir: seharusnya, dihitung, selisih', en: 'Shifts of tills: expected, counted, variance' },
  action: 'exceptions.read',
  columns: [
    named('Stan', 'Booth'),
    named('Kasir', 'Till'),
    text('Dibuka', 'Opened', 20),
    text('Ditutup', 'Closed', 20),
    amount('Kas awal', 'Opening cash'),
    amount('Kas masuk', 'Cash in'),
    amount('Kas keluar', 'Cash out'),
    amount('Seharusnya', 'Expected'),
    amount('Dihitung', 'Counted'),
    amount('Selisih', 'Variance'),
    text('Id sif', 'Shift id'),
  ],
  read: (ctx, tx, _reach, after, limit) =>
    rowsOf(
      tx,
      sql`select jsonb_build_array(shift.id::text, shift.booth_id, shift.device_id, ${at('shift.opened_at')}, ${at('shift.closed_at')},
          shift.opening_cash, shift.cash_in, shift.cash_out, shift.expected_cash, shift.counted_cash, shift.variance, shift.id) as cells
        from till.recorded_shift shift
        join editions.announced edition on edition.organiser_id = shift.organiser_id and edition.edition_id = shift.edition_id
        where shift.organiser_id = ${ctx.organiser} and shift.edition_id = ${ctx.edition} and shift.id::text > ${after ?? ''}
        order by shift.id::text limit ${limit}`,
    ),
};

const reports: ExportSheet = {
  name: 'daily-reports',
  file: { id: 'laporan-harian', en: 'daily-reports' },
  title: { id: 'Laporan harian stan tanpa kasir', en: 'What booths without a till reported, by day' },
  action: 'reports.manage',
  columns: [
    text('Hari', 'Day'),
    named('Stan', 'Booth'),
    amount('Omzet', 'Turnover'),
    text('Penjualan', 'Sales'),
    text('Menurut cara bayar', 'By method', 30),
    text('Pelapor', 'Reporter', 24),
    words('Lewat', 'By way of', CHANNELS),
    text('Catatan', 'Note', 40),
    text('Perbaikan ke', 'Revision'),
    text('Dilaporkan', 'Reported', 20),
  ],
  read: (ctx, tx, _reach, after, limit) =>
    rowsOf(
      tx,
      sql`select jsonb_build_array(report.day || ' ' || report.booth_id, report.day, report.booth_id, report.amount, report.sales,
          nullif(report.by_method::text, '{}'), report.reporter, report.channel, report.note, report.revision, ${at('report.made_at')}) as cells
        from takings.reported_day report
        join editions.announced edition on edition.organiser_id = report.organiser_id and edition.edition_id = report.edition_id
        where report.organiser_id = ${ctx.organiser} and report.edition_id = ${ctx.edition} and report.day || ' ' || report.booth_id > ${after ?? ''}
        order by report.day || ' ' || report.booth_id limit ${limit}`,
    ),
};

/** Not many, and put together already: all in one part. */
const booths: ExportSheet = {
  name: 'booths',
  file: { id: 'stan', en: 'booths' },
  title: { id: 'Stan dengan pemegang dan penjualnya', en: 'Booths with who holds them and who sells there' },
  action: 'floor.fill',
  columns: [
    text('Nomor', 'Number'),
    text('Klaster', 'Cluster'),
    text('Pemegang', 'Holder', 30),
    text('Kode daerah', 'Region code'),
    text('Daerah', 'Region', 24),
    text('Pelaku usaha', 'Businesses', 50),
    text('Id', 'Id'),
  ],
  async read(ctx, tx, reach, after) {
    if (after !== undefined) return [];
    const all = await listBooths(ctx, tx);
    const seen = reach.all ? all : all.filter(({ region }) => region !== null && reach.regions.includes(region.code));
    return seen.map(
      ({ id, number, cluster, region, agency, businesses }): Row => [
        id,
        number,
        cluster,
        agency ?? region?.name ?? null,
        region?.code ?? null,
        region?.name ?? null,
        businesses.map(({ name }) => name).join('; '),
        id,
      ],
    );
  },
};

export const EXPORT_SHEETS: readonly ExportSheet[] = [
  applicants,
  participants,
  products,
  booths,
  shifts,
  receipts,
  payments,
  reports,
];

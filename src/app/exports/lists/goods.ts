import { sql } from 'kysely';
import type { SheetCell } from '../../../platform/sheets/index.ts';
import { listBooths } from '../../../slices/floor/index.ts';
import { amount, type ExportSheet, text, words } from '../export-sheet.ts';
import { listSheet, yesNo } from '../list-sheet.ts';
import { YES_NO } from '../value-words.ts';

export const products = listSheet({
  name: 'products',
  file: { id: 'produk', en: 'products' },
  title: { id: 'Produk dengan harga dan stok', en: 'Products with prices and stock' },
  action: 'products.edit',
  of: 'listing',
  key: [['product.slug', 'text']],
  reach: { region: 'seller.region_code', business: 'product.business_id' },
  columns: [
    [text('Alamat', 'Address', 28), sql`product.slug`],
    [text('Nama', 'Name', 34), sql`product.name_id`],
    [text('Nama (Inggris)', 'Name in English', 34), sql`product.name_en`],
    [text('Kode kategori', 'Category code'), sql`product.category`],
    [text('Kategori', 'Category', 24), sql`category.name_id`],
    [text('Kategori kata pendaftar', 'Category in the applicant’s words'), sql`product.said_category`],
    [text('Satuan', 'Unit'), sql`product.unit`],
    [amount('Harga', 'Price'), sql`listing.price`],
    [words('Harga ditentukan di stan', 'Price set at the booth', YES_NO), yesNo(sql`listing.free_price`)],
    [words('Dijual', 'On sale', YES_NO), yesNo(sql`not listing.withdrawn`)],
    [text('Usaha', 'Business', 34), sql`seller.name`],
    [text('Kode daerah', 'Region code'), sql`seller.region_code`],
    [text('Stan', 'Booth'), sql`placed.number`],
    [text('Diterima titip jual', 'Received on consignment'), sql`moved.received`],
    [text('Terjual', 'Sold'), sql`sold.quantity`],
    [text('Dikembalikan', 'Returned'), sql`moved.returned`],
    [text('Rusak', 'Damaged'), sql`moved.damaged`],
    [text('Koreksi', 'Corrected'), sql`moved.corrected`],
    [text('Deskripsi', 'Description', 50), sql`product.description_id`],
    [text('Deskripsi (Inggris)', 'Description in English', 50), sql`product.description_en`],
    [text('Id', 'Id'), sql`product.id`],
  ],
  from: sql`catalogue.listing
    join catalogue.product on product.organiser_id = listing.organiser_id and product.id = listing.product_id
    join catalogue.category on category.organiser_id = product.organiser_id and category.code = product.category
    join exhibitors.taking_part seller on seller.organiser_id = listing.organiser_id and seller.edition_id = listing.edition_id
      and seller.business_id = product.business_id
    left join floor.placed on placed.organiser_id = listing.organiser_id and placed.edition_id = listing.edition_id
      and placed.business_id = product.business_id
    left join stock.moved on moved.organiser_id = listing.organiser_id and moved.edition_id = listing.edition_id
      and moved.business_id = product.business_id and moved.product_id = product.id
    left join (
      select organiser_id, edition_id, product_id, sum(quantity) as quantity from till.recorded_line group by organiser_id, edition_id, product_id
    ) sold on sold.organiser_id = listing.organiser_id and sold.edition_id = listing.edition_id and sold.product_id = product.id`,
});

/** Not many, and put together already: all in one part. */
export const booths: ExportSheet = {
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
    return seen.map(({ id, number, cluster, region, agency, businesses }): readonly [string, ...SheetCell[]] => [
      id,
      number,
      cluster,
      agency ?? region?.name ?? null,
      region?.code ?? null,
      region?.name ?? null,
      businesses.map(({ name }) => name).join('; '),
      id,
    ]);
  },
};

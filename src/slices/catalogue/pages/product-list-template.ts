import type { LoaderFunctionArgs } from 'react-router';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../platform/sheets/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { listMakers, listOwnCategories } from '../index.ts';
import { PRODUCT_COLUMNS, PRODUCT_HEADINGS, type ProductColumn } from '../lists/columns.ts';

export const handle: PageHandle = { access: 'products.edit' };

const WIDTHS: Partial<Record<ProductColumn, number>> = {
  business: 34,
  product: 34,
  productEn: 34,
  category: 24,
  description: 50,
};

/** An empty list with its headings, in the language of the address; further tabs say who sells, and which categories there are. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const ctx = editionOf(context);
  const { locale } = ctx;
  const { makers, categories, currency } = await servicesOf(context).runner.query(ctx, async (tx) => ({
    makers: await listMakers(ctx, tx),
    categories: await listOwnCategories(ctx, tx),
    currency: (await getEditionFacts(ctx, tx)).currency,
  }));
  const columns = PRODUCT_COLUMNS.map((column) => {
    const heading = PRODUCT_HEADINGS[column][locale];
    const width = WIDTHS[column];
    const sign = column === 'price' ? ` (${currency})` : '';
    return { heading: heading + sign, ...(width === undefined ? {} : { width }) };
  });
  const name = locale === 'id' ? 'Produk' : 'Products';
  const list = { name, columns, rows: [] };
  const file = `${name.toLowerCase()}-${ctx.slug}`;
  if (params.format === 'csv')
    return answer(await writeCsv(list, locale === 'id' ? ';' : ','), CSV_TYPE, `${file}.csv`);
  if (params.format !== 'xlsx') throw new DomainError(common['not-found']);
  const sellers = {
    name: locale === 'id' ? 'Usaha' : 'Businesses',
    columns: [
      { heading: PRODUCT_HEADINGS.business[locale], width: 34 },
      { heading: PRODUCT_HEADINGS.region[locale] },
      { heading: locale === 'id' ? 'Daerah' : 'Region', width: 30 },
    ],
    rows: makers.map((maker) => [maker.name, maker.region, maker.regionName]),
  };
  const known = {
    name: PRODUCT_HEADINGS.category[locale],
    columns: [{ heading: PRODUCT_HEADINGS.category[locale], width: 34 }],
    rows: categories.map((category) => [category.name[locale]]),
  };
  return answer(await writeXlsx([list, sellers, known]), XLSX_TYPE, `${file}.xlsx`);
}

function answer(bytes: Uint8Array, type: string, file: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
  });
}

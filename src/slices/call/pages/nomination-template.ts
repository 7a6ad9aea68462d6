import type { LoaderFunctionArgs } from 'react-router';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../platform/sheets/index.ts';
import { getCountry } from '../../people/index.ts';
import { headingOf, LIST_COLUMNS } from '../nominations/columns.ts';
import { listRegions } from '../nominations/index.ts';

export const handle: PageHandle = { access: 'call.nominate' };

const WIDTHS = { name: 34, statement: 50, product: 28, productEn: 28 } as const;

/** An empty list with its headings, in the language of the address; a second tab says which regions there are. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const ctx = editionOf(context);
  const { regions, country } = await servicesOf(context).runner.query(ctx, async (tx) => ({
    regions: await listRegions(ctx, tx),
    country: await getCountry(ctx, tx),
  }));
  const columns = LIST_COLUMNS.map((column) => ({
    heading: headingOf(column, ctx.locale, country),
    ...(column in WIDTHS ? { width: WIDTHS[column as keyof typeof WIDTHS] } : {}),
  }));
  const name = ctx.locale === 'id' ? 'Pencalonan' : 'Nominations';
  const list = { name, columns, rows: [] };
  const file = `${name.toLowerCase()}-${ctx.slug}`;
  if (params.format === 'csv')
    return answer(await writeCsv(list, ctx.locale === 'id' ? ';' : ','), CSV_TYPE, `${file}.csv`);
  if (params.format !== 'xlsx') throw new DomainError(common['not-found']);
  const known = {
    name: headingOf('region', ctx.locale),
    columns: [
      { heading: headingOf('region', ctx.locale) },
      { heading: ctx.locale === 'id' ? 'Daerah' : 'Region', width: 30 },
    ],
    rows: regions.own.map((code) => [code, regions.all.get(code) ?? '']),
  };
  return answer(await writeXlsx([list, known]), XLSX_TYPE, `${file}.xlsx`);
}

function answer(bytes: Uint8Array, type: string, file: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
  });
}

/** Whole lists as files, for whoever may see them: a workbook or text, sent while it is read. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { currencyOf } from '../../kinds/currency.ts';
import type { Reach } from '../../platform/authz/access.ts';
import {
  type Api,
  contextOf,
  createApi,
  declare,
  editionParam,
  reachIn,
  type Services,
} from '../../platform/http/api.ts';
import {
  CSV_TYPE,
  csvPieces,
  type SheetCell,
  type WrittenSheet,
  XLSX_TYPE,
  xlsxPieces,
} from '../../platform/sheets/index.ts';
import { type AtEdition, getEditionFacts } from '../../slices/editions/index.ts';
import { nameFloor } from '../../slices/floor/index.ts';
import { nameDevices } from '../../slices/hall/index.ts';
import type { ExportSheet } from './export-sheet.ts';
import { EXPORT_SHEETS } from './sheets.ts';

const A_PART = 2_000;
const query = z.object({ lang: z.enum(['id', 'en']).default('id') });
const binary = z.string().openapi({ format: 'binary' });
type Lang = z.infer<typeof query>['lang'];

/** The sheet in one language; each part is read in a transaction of its own, so that a slow reader holds none open. */
export function writtenSheet(
  { runner }: Pick<Services, 'runner'>,
  ctx: AtEdition,
  reach: Reach,
  sheet: ExportSheet,
  lang: Lang,
  currency: string,
): WrittenSheet {
  const one = 10 ** currencyOf(currency).digits;
  async function* rows(): AsyncGenerator<readonly SheetCell[]> {
    let after: string | undefined;
    for (;;) {
      const from = after;
      const part = await runner.query(ctx, (tx) => sheet.read(ctx, tx, reach, from, A_PART));
      const names = await nameIds(runner, ctx, sheet, part);
      for (const [, ...cells] of part)
        yield cells.map((cell, at) => {
          const column = sheet.columns[at];
          if (column?.money && typeof cell === 'number') return cell / one;
          if (typeof cell !== 'string') return cell;
          if (column?.named) return names.get(cell) ?? cell;
          const said = (value: string) => column?.words?.[value]?.[lang] ?? value;
          return column?.many ? cell.split('; ').map(said).join('; ') : said(cell);
        });
      if (part.length < A_PART) return;
      after = part.at(-1)?.[0];
    }
  }
  const columns = sheet.columns.map(({ heading, money, width }) => ({
    heading: money ? `${heading[lang]} (${currency})` : heading[lang],
    ...(width === undefined ? {} : { width }),
  }));
  return { name: sheet.file[lang], columns, rows: rows() };
}

/** What the ids of a part are called. */
async function nameIds(
  runner: Services['runner'],
  ctx: AtEdition,
  sheet: ExportSheet,
  part: readonly (readonly SheetCell[])[],
): Promise<ReadonlyMap<string, string>> {
  const places = sheet.columns.flatMap(({ named }, at) => (named ? [at + 1] : []));
  if (places.length === 0) return new Map();
  const ids = [...new Set(part.flatMap((row) => places.map((at) => String(row[at] ?? ''))))];
  const found = await runner.query(ctx, async (tx) => [
    ...(await nameFloor(ctx, tx, ids)),
    ...(await nameDevices(ctx, tx, ids)),
  ]);
  return new Map(found.map(({ id, name }) => [id, name]));
}

const streamed = (pieces: Readable) => Readable.toWeb(pieces) as ReadableStream<Uint8Array>;

export function exportsApi(services: Services): Api {
  const api = createApi();
  for (const sheet of EXPORT_SHEETS) {
    const path = `/api/v1/editions/{slug}/exports/${sheet.name}`;
    const open = async (c: Parameters<typeof contextOf>[0], lang: Lang) => {
      const ctx = contextOf(c, services);
      const { currency } = await services.runner.query(ctx, (tx) => getEditionFacts(ctx, tx));
      return writtenSheet(services, ctx, reachIn(c), sheet, lang, currency);
    };
    const headers = (type: string, slug: string, lang: Lang, ending: string) => ({
      'content-type': type,
      'content-disposition': `attachment; filename="${sheet.file[lang]}-${slug}.${ending}"`,
      'cache-control': 'private, no-store',
    });
    api.openapi(
      declare(services, sheet.action, {
        method: 'get',
        path: `${path}.xlsx`,
        tags: ['Exports'],
        summary: `${sheet.title.en}: a workbook, sent while it is read`,
        request: { params: editionParam, query },
        responses: { 200: { description: 'A workbook.', content: { [XLSX_TYPE]: { schema: binary } } } },
      }),
      async (c) => {
        const { lang } = c.req.valid('query');
        const pieces = Readable.from(xlsxPieces([await open(c, lang)]), { objectMode: false });
        return c.body(streamed(pieces), 200, headers(XLSX_TYPE, c.req.valid('param').slug, lang, 'xlsx'));
      },
    );
    api.openapi(
      declare(services, sheet.action, {
        method: 'get',
        path: `${path}.csv`,
        tags: ['Exports'],
        summary: `${sheet.title.en}: text, sent while it is read`,
        request: { params: editionParam, query },
        responses: { 200: { description: 'CSV.', content: { 'text/csv': { schema: z.string() } } } },
      }),
      async (c) => {
        const { lang } = c.req.valid('query');
        const pieces = Readable.from(csvPieces(await open(c, lang), lang === 'id' ? ';' : ','), { objectMode: false });
        return c.body(streamed(pieces), 200, headers(CSV_TYPE, c.req.valid('param').slug, lang, 'csv'));
      },
    );
  }
  return api;
}

/**
 * Open data: every list that everybody may read answers in one way. By the page as JSON in the order of its keys, or whole as one CSV
 * file; `modifiedSince` narrows either to what was written since, and adds what is gone. All of it under one licence.
 */
import { Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, DefaultedInstantColumn, Tx } from '../db/database.ts';
import { readHorizon } from '../db/horizon.ts';
import { CSV_TYPE, csvPieces, type SheetCell, type WrittenSheet } from '../sheets/index.ts';
import { type ApiEnv, contextOf, type Services } from './api.ts';
import { wholeInQuery } from './query.ts';

/** The declaration of the answer to a caller who has the content already. */
export const notModified = { description: 'The caller has this version already (If-None-Match).' };

/** Public data may be used by everybody who names the organiser: Creative Commons Attribution 4.0. */
export const DATA_LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

export const LICENCE_LINK = `<${DATA_LICENCE}>; rel="license"`;

/**
 * Marks the answer with its licence and a version of its content (an ETag), and says whether the caller has that version already, so that
 * the answer is a 304 and the content is not even read.
 */
export function knownToCaller(c: HonoContext<ApiEnv>, version: string | number): boolean {
  const tag = `"${version}"`;
  c.header('etag', `W/${tag}`);
  c.header('link', LICENCE_LINK);
  c.header('cache-control', 'public, max-age=0, must-revalidate');
  const known = c.req.header('if-none-match') ?? '';
  return known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

/** The most that one page holds. */
export const MOST_A_PAGE = 100;

/** What every list may be asked. */
export const openQuery = {
  limit: wholeInQuery(1, MOST_A_PAGE).default(50).openapi({ default: 50 }),
  after: z.string().max(120).optional().openapi({ description: 'The `next` of the page before.' }),
  modifiedSince: z.iso.datetime({ offset: true }).optional().openapi({
    description:
      'The `asOf` of an earlier answer: only what was written since, and in `gone` what to drop. Some may come twice, none is left out.',
  }),
  format: z
    .enum(['json', 'csv'])
    .optional()
    .openapi({ description: '`csv` sends everything in one stream, without pages; so does `Accept: text/csv`.' }),
};
export type OpenQuery = z.infer<z.ZodObject<typeof openQuery>>;

/** What was there and no longer is. */
const goneThing = z
  .object({ id: z.string(), removed: z.literal(true), at: z.iso.datetime() })
  .openapi('Gone', { description: 'A thing that was public and no longer is: drop it.' });

export interface Gone {
  /** The id, or the code of what has one. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a page of any list holds beside its items. */
export const openPageParts = {
  next: z.string().nullable().openapi({ description: 'Say it as `after` to read on; null at the end.' }),
  asOf: z.iso
    .datetime()
    .exactOptional()
    .openapi({ description: 'On the first page: keep it, and say it as `modifiedSince` the next time.' }),
  gone: z
    .array(goneThing)
    .exactOptional()
    .openapi({ description: 'On the first page of an answer to `modifiedSince`.' }),
};

/** The declaration of a list's answers. */
export function openAnswers<T extends z.ZodType>(page: T, description: string) {
  return {
    200: {
      description: `${description} At most \`limit\` of them; \`next\` is null at the end.`,
      content: { 'application/json': { schema: page }, 'text/csv': { schema: z.string() } },
    },
    304: notModified,
  };
}

export function openPage<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), ...openPageParts });
}

export interface PageAsked {
  readonly after: string | undefined;
  readonly limit: number;
  /** Only what was written at this instant or later. */
  readonly since: Date | undefined;
}

/** A list as open data: how it is read, and how it looks as a file. `D` is what it is read with: an organiser's transaction, or the bare handle. */
export interface OpenList<T, D extends Db = Tx> {
  /** Names the file. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Which of the columns names what is gone. */
  readonly idColumn: string;
  /** As many as there are columns. */
  cells(item: T): readonly SheetCell[];
  /** What the next page begins after. */
  keyOf(item: T): string;
  read(db: D, page: PageAsked): Promise<readonly T[]>;
  readGone(db: D, since: Date): Promise<readonly Gone[]>;
  /** Moves whenever the list changes. */
  version(db: D): Promise<string | number>;
  /** What a page says beside its items. */
  more?(db: D): Promise<object>;
}

/** Runs a query in a transaction of its own: a slow reader holds none open. */
export type Ask<D extends Db = Tx> = <R>(work: (db: D) => Promise<R>) => Promise<R>;

export function wantsCsv(c: HonoContext<ApiEnv>, format: OpenQuery['format']): boolean {
  return format === undefined ? /^text\/csv\b/.test(c.req.header('accept') ?? '') : format === 'csv';
}

export interface Reader<D extends Db = Tx> {
  /** The bare handle, for the horizon, which is asked before anything is read. */
  readonly db: Db;
  readonly ask: Ask<D>;
  /** The first part of a CSV file's name. */
  readonly file: string;
}

/** Reads what belongs to the edition that the address names. */
export function atEdition(c: HonoContext<ApiEnv>, services: Services): Reader {
  const ctx = contextOf(c, services);
  const { runner } = services;
  return { db: runner.db, ask: (work) => runner.query(ctx, work), file: c.get('tenant')?.slug ?? '' };
}

/** Answers what was asked of a list. */
export async function answerOpenList<T, D extends Db = Tx>(
  c: HonoContext<ApiEnv>,
  { db, ask, file }: Reader<D>,
  list: OpenList<T, D>,
  { limit, after, modifiedSince, format }: OpenQuery,
): Promise<Response> {
  const since = modifiedSince === undefined ? undefined : new Date(modifiedSince);
  const asOf = await readHorizon(db);
  c.header('vary', 'accept', { append: true });
  if (wantsCsv(c, format)) return sendOpenCsv(`${file}-${list.name}`, asOf, sheetOf(list, ask, since));
  const first = after === undefined;
  const page = await ask(async (reader) => {
    if (knownToCaller(c, await list.version(reader)) && !since) return undefined;
    const read = await list.read(reader, { after, limit: limit + 1, since });
    const items = read.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      ...(await list.more?.(reader)),
      next: read.length > limit && last !== undefined ? list.keyOf(last) : null,
      ...(first ? { asOf } : {}),
      ...(first && since ? { gone: (await list.readGone(reader, since)).map(goneOf) } : {}),
    };
  });
  return page ? c.json(page, 200) : c.body(null, 304);
}

const instant = (at: number) => new Date(at).toISOString();
const goneOf = ({ id, at }: Gone) => ({ id, removed: true as const, at: instant(at) });

/** A file of open data, streamed. It says in `as-of` what the first page says as `asOf`. */
export function sendOpenCsv(name: string, asOf: string, sheet: WrittenSheet): Response {
  const stream = Readable.toWeb(Readable.from(csvPieces(sheet), { objectMode: false }));
  return new Response(stream as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': CSV_TYPE,
      'content-disposition': `attachment; filename="${name}.csv"`,
      link: LICENCE_LINK,
      'as-of': asOf,
      vary: 'accept',
      'cache-control': 'no-cache',
    },
  });
}

const A_READING = 500;

function sheetOf<T, D extends Db>(list: OpenList<T, D>, ask: Ask<D>, since: Date | undefined): WrittenSheet {
  async function* rows(): AsyncGenerator<readonly SheetCell[]> {
    let after: string | undefined;
    for (;;) {
      const from = after;
      const items = await ask((db) => list.read(db, { after: from, limit: A_READING, since }));
      for (const item of items) yield [...list.cells(item), null];
      const last = items.at(-1);
      if (items.length < A_READING || last === undefined) break;
      after = list.keyOf(last);
    }
    if (!since) return;
    for (const { id, at } of await ask((db) => list.readGone(db, since)))
      yield [...list.columns.map((column) => (column === list.idColumn ? id : null)), instant(at)];
  }
  return { name: list.name, columns: [...list.columns, 'removed_at'].map((heading) => ({ heading })), rows: rows() };
}

/** What is gone of a kind of the edition since; see `platform.remember_gone`. */
export async function selectGone(
  tx: Tx,
  { organiser, edition }: { readonly organiser: string; readonly edition: string },
  kind: string,
  since: Date,
): Promise<Gone[]> {
  return tx
    .selectFrom('platform.gone')
    .select(['key as id', 'at'])
    .where('organiser_id', '=', organiser)
    .where('edition_id', '=', edition)
    .where('kind', '=', kind)
    .where(sql<boolean>`at >= ${since}`)
    .orderBy('key')
    .execute();
}

interface GoneTable {
  organiser_id: string;
  edition_id: string;
  kind: string;
  key: string;
  at: DefaultedInstantColumn;
}

declare module '../db/database.ts' {
  interface Database {
    'platform.gone': GoneTable;
  }
}

/**
 * Public pages that stand still are rendered once a content version, compressed once, and served from memory until their
 * edition changes. One process's memory is bounded; those not asked for the longest go first, and pages of a query or of an
 * address in another spelling, of which anybody can invent any number, have a quarter of the room: they never push out the others.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

interface Kept {
  readonly slug: string | undefined;
  readonly etag: string;
  readonly until: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
}

export interface StillPage {
  /** The edition whose changes drop the page; a page without one is dropped by any change. */
  readonly slug: string | undefined;
  /** Names of the query that change the page; all others are dropped, so that an invented one is no page of its own. */
  readonly asks: readonly string[];
  readonly policy: string;
  /** For pages that show figures: how many seconds they may be old. */
  readonly seconds: number | undefined;
}

/** Renders the page that a request asks for. */
export type Render = (asked: Request) => Promise<Response>;

export interface KeptPages {
  /**
   * The page that is kept under just this address, without looking at anything else: a kept page is the same for everybody.
   * Undefined where there is none, it is too old, or the query is written otherwise than it is kept; then `serve` knows more.
   */
  find(request: Request): Response | undefined;
  /**
   * `render` is given a bare GET of the address: what is kept for everybody must not depend on the method, the cookies or
   * the browser of whoever came first.
   */
  serve(request: Request, page: StillPage, render: Render): Promise<Response>;
  /** Drops what an edition's change made old. */
  drop(slug: string): void;
  /** Drops everything: changes may have been missed. */
  dropAll(): void;
}

const LIMIT = 64 * 1024 * 1024;
const QUERIES = 0.25;
/** What a page takes beside its bytes, about. */
const BESIDE = 1_000;

const SAFE = new Set(['GET', 'HEAD']);
/** `https://host/path?query` -> `/path?query`, without parsing: what is not written as it is kept is just not found. */
const TARGET = /^[a-z]+:\/\/[^/]+(\/[^#]*)/;

/**
 * How the addresses that we write look. `/DENAH`, `//denah/` and `/%64enah` lead to the same page as `/denah`, and there is no end
 * of such spellings.
 */
const PLAIN = /^\/(?:[a-z0-9][a-z0-9._~-]*(?:\/[a-z0-9][a-z0-9._~-]*)*)?$/;

/** The address with nothing in its query but what the page asks for, in one order. */
function plainAddress(address: string, asks: readonly string[]): URL {
  const url = new URL(address);
  const query = new URLSearchParams();
  for (const name of asks) {
    const value = url.searchParams.get(name);
    if (value !== null) query.set(name, value);
  }
  url.search = query.toString();
  return url;
}

/** Whether `If-None-Match` names the tag; a proxy that compresses anew makes it a weak one. */
function names(wanted: string, etag: string): boolean {
  return wanted.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

/** Whether `Accept-Encoding` names the coding; `br;q=0` says that it is not understood. */
function takes(accepted: string, coding: string): boolean {
  return accepted.split(',').some((each) => {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

function sizeOf(kept: Kept): number {
  return kept.plain.length + kept.gzip.length + kept.brotli.length + BESIDE;
}

/** Pages by address, as many as there is room for. */
function createPool(limit: number) {
  const pages = new Map<string, Kept>();
  let size = 0;
  const sizeAt = (key: string, kept: Kept) => sizeOf(kept) + key.length * 2;

  function forget(key: string): void {
    const kept = pages.get(key);
    if (!kept) return;
    size -= sizeAt(key, kept);
    pages.delete(key);
  }

  return {
    pages,
    forget,
    /** Whoever is asked for goes to the end of the queue of those to forget. */
    find(key: string): Kept | undefined {
      const kept = pages.get(key);
      if (!kept) return undefined;
      pages.delete(key);
      pages.set(key, kept);
      return kept;
    },
    keep(key: string, kept: Kept): void {
      forget(key);
      pages.set(key, kept);
      size += sizeAt(key, kept);
      for (const oldest of pages.keys()) {
        if (size <= limit) break;
        forget(oldest);
      }
    },
  };
}

export function createKeptPages(now: () => number = Date.now, limit = LIMIT): KeptPages {
  const plain = createPool(limit * (1 - QUERIES));
  const queries = createPool(limit * QUERIES);
  const pools = [plain, queries];
  /** Renderings under way, so that a hundred visitors at once cause one. */
  const rendering = new Map<string, Promise<Kept | Response>>();
  /** Moves with every drop: a page that was being rendered meanwhile may be old and is not kept. */
  let generation = 0;
  const poolOf = (key: string) => (PLAIN.test(key) ? plain : queries);

  async function make(key: string, page: StillPage, rendered: () => Promise<Response>): Promise<Kept | Response> {
    const started = generation;
    const response = await rendered();
    if (response.status !== 200) return response;
    const plain = new Uint8Array(await response.arrayBuffer());
    const kept: Kept = {
      slug: page.slug,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      until: page.seconds === undefined ? Number.POSITIVE_INFINITY : now() + page.seconds * 1000,
      headers: {
        'content-type': response.headers.get('content-type') ?? 'text/html; charset=utf-8',
        'content-security-policy': page.policy,
      },
      plain,
      gzip: new Uint8Array(await zip(plain)),
      brotli: new Uint8Array(await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })),
    };
    if (started === generation) poolOf(key).keep(key, kept);
    return kept;
  }

  function answer(request: Request, kept: Kept): Response {
    const headers: Record<string, string> = {
      ...kept.headers,
      etag: kept.etag,
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding',
    };
    if (names(request.headers.get('if-none-match') ?? '', kept.etag))
      return new Response(null, { status: 304, headers });
    const accepted = request.headers.get('accept-encoding') ?? '';
    const encoding = takes(accepted, 'br') ? 'br' : takes(accepted, 'gzip') ? 'gzip' : undefined;
    if (encoding) headers['content-encoding'] = encoding;
    return new Response(encoding === 'br' ? kept.brotli : encoding === 'gzip' ? kept.gzip : kept.plain, { headers });
  }

  return {
    find(request) {
      if (!SAFE.has(request.method)) return undefined;
      const key = TARGET.exec(request.url)?.[1] ?? '';
      const held = poolOf(key).find(key);
      return held && held.until > now() ? answer(request, held) : undefined;
    },
    async serve(request, page, render) {
      const asked = plainAddress(request.url, page.asks);
      const key = asked.pathname + asked.search;
      const held = poolOf(key).find(key);
      if (held && held.until > now()) return answer(request, held);
      const underway =
        rendering.get(key) ?? make(key, page, () => render(new Request(asked))).finally(() => rendering.delete(key));
      rendering.set(key, underway);
      const made = await underway;
      return made instanceof Response ? made.clone() : answer(request, made);
    },
    dropAll() {
      generation++;
      for (const { pages, forget } of pools) for (const key of [...pages.keys()]) forget(key);
    },
    drop(slug) {
      generation++;
      for (const { pages, forget } of pools)
        for (const [key, kept] of pages) if (kept.slug === undefined || kept.slug === slug) forget(key);
    },
  };
}

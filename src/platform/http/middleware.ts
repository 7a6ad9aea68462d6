/** What every request passes through, pages and API alike. */
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { ErrorHandler, Context as HonoContext, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { isId, newId } from '../../kinds/id.ts';
import type { Actor } from '../db/context.ts';
import { localeOfPath } from '../i18n/index.ts';
import type { Logger } from '../log/log.ts';
import { shownPath } from '../log/shown-path.ts';
import { common, DomainError } from '../problem/domain-error.ts';
import { isUnavailable, problemOf } from '../problem/problem.ts';
import { isLoopback } from '../settings/settings.ts';
import type { ApiEnv } from './api.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface Answered {
  readonly path: string;
  readonly method: string;
  readonly status: number;
  readonly ms: number;
}

/** Gives the request an id (a caller's own is kept when it is a UUID), a language, a nonce and a log line at its end. */
export function identify(log: Logger, observe?: (answered: Answered) => void): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = isId(given) ? given : newId();
    c.set('requestId', requestId);
    const wanted =
      c.req.path.startsWith('/api/') && /^en\b/i.test(c.req.header('accept-language') ?? '')
        ? 'en'
        : localeOfPath(c.req.path);
    c.set('locale', wanted);
    c.set('nonce', randomBytes(16).toString('base64url'));
    const started = performance.now();
    c.set('log', log);
    await next();
    c.res.headers.set('x-request-id', requestId);
    const { status } = c.res;
    const ms = performance.now() - started;
    observe?.({ path: c.req.path, method: c.req.method, status, ms });
    // What was refused is worth a line: a scan, a code that is tried, a phone whose clock is wrong. The rest is for looking closely.
    log[status >= 400 ? 'info' : 'debug'](
      {
        requestId,
        method: c.req.method,
        path: shownPath(c.req.path),
        status,
        ms: Math.round(ms),
        client: c.get('client'),
      },
      status >= 400 ? 'refused' : 'request',
    );
  };
}

/** The largest body that is held in memory as a whole: forms and small JSON. */
const MAX_HELD_BYTES = 256 * 1024;

/** Which addresses take more than a form's worth of bytes. */
export interface LargeBodies {
  /** They count their own bytes. */
  readonly counted: readonly RegExp[];
  /** Forms that carry a file of at most `bytes`. */
  readonly carrying?: { readonly forms: RegExp; readonly bytes: number };
}

function limitedTo(maxSize: number): MiddlewareHandler<ApiEnv> {
  const onError = () => {
    throw new DomainError(common['too-large']);
  };
  return bodyLimit({ maxSize, onError });
}

/** Refuses a body that is too large to be held, before anybody holds it, and one that is packed: nothing here unpacks. */
export function limitBody({ counted, carrying }: LargeBodies): MiddlewareHandler<ApiEnv> {
  const small = limitedTo(MAX_HELD_BYTES);
  const large = limitedTo(MAX_HELD_BYTES + (carrying?.bytes ?? 0));
  return (c, next) => {
    const coding = c.req.header('content-encoding')?.trim().toLowerCase() ?? '';
    if (coding !== '' && coding !== 'identity') throw new DomainError(common['coding-unknown']);
    if (counted.some((address) => address.test(c.req.path))) return next();
    return carrying?.forms.test(c.req.path) ? large(c, next) : small(c, next);
  };
}

/** Bytes and milliseconds that a refused body is read for at most, before the answer goes out all the same. */
const MOST_IGNORED_BYTES = 32 * 1024 * 1024;
const MOST_IGNORED_MS = 5_000;

/** Reads what nobody wanted to its end, or as much of it as is allowed; a client that goes away meanwhile is no fault. */
async function ignore(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), MOST_IGNORED_MS);
  });
  let bytes = 0;
  try {
    while (bytes <= MOST_IGNORED_BYTES) {
      const part = await Promise.race([reader.read(), late]);
      if (part === undefined || part.done) return;
      bytes += part.value.length;
    }
  } catch {
    // Whoever sent it has gone.
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A refusal waits for the body that it does not read. A proxy that is still sending when the connection closes takes the
 * server for dead and answers in its own words, 502, instead of passing ours on.
 */
export function hearOut(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next();
    if (c.res.status < 400 || SAFE.has(c.req.method)) return;
    const { body } = c.req.raw;
    if (body && !body.locked) await ignore(body);
  };
}

/** Under this header handlers read from which address a request came; what a client itself says there is replaced. */
export const CLIENT_ADDRESS = 'gelaran-client-address';

/** The address alone: some proxies write a port behind it. Undefined for what is none, so that nobody hides behind nonsense. */
function addressIn(told: string | undefined): string | undefined {
  const bare = told?.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return bare !== undefined && isIP(bare) !== 0 ? bare : undefined;
}

/** Undefined where a test asks without a connection. */
function peerOf(c: HonoContext): string | undefined {
  return c.env?.incoming || c.env?.server ? getConnInfo(c).remote.address?.replace(/^::ffff:/, '') : undefined;
}

/**
 * Notes from which address a request came. A proxy on this very machine is believed when it says for whom it asks: the last
 * address of `X-Forwarded-For`, which is the one that it wrote itself.
 */
export function knowClient(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const peer = peerOf(c) ?? '127.0.0.1';
    const told = isLoopback(peer) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    const client = addressIn(told) ?? peer;
    c.req.raw.headers.set(CLIENT_ADDRESS, client);
    c.set('client', client);
    await next();
  };
}

/**
 * Who asks. The slice `people` knows how to read a session; a request without one is the public. When that cannot be read, a page
 * still says so in words, and a program is told.
 */
export function knowActor(findActor: (headers: Headers) => Promise<Actor>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set('actor', { kind: 'public' });
    if (c.req.header('cookie') && !c.get('away'))
      try {
        c.set('actor', await findActor(c.req.raw.headers));
      } catch (error) {
        if (!isUnavailable(error) || c.req.path.startsWith('/api/')) throw error;
        c.get('log').warn({ requestId: c.get('requestId'), reason: String(error) }, 'unavailable');
        c.set('away', new DomainError(common.unavailable));
      }
    await next();
  };
}

/**
 * A form or script of another site cannot act with our cookies: browsers say where a request comes from (Fetch Metadata,
 * Origin), and programs, which send neither, have no cookies to abuse.
 */
export function refuseCrossSite(publicUrl: string): MiddlewareHandler<ApiEnv> {
  const ours = new URL(publicUrl).host;
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const host = origin && URL.canParse(origin) ? new URL(origin).host : undefined;
      const foreign =
        site !== undefined
          ? site !== 'same-origin' && site !== 'none'
          : origin !== undefined && host !== ours && host !== c.req.header('host');
      if (foreign) throw new DomainError(common['cross-site']);
    }
    await next();
  };
}

/** A year, in seconds: so long a browser asks by TLS alone once it has been told. */
const STRICT = 'max-age=31536000';

/** The headers that every answer carries. Scripts run only with this request's nonce, or from our own files. */
export function secureHeaders(publicUrl: string): MiddlewareHandler<ApiEnv> {
  const { protocol, hostname } = new URL(publicUrl);
  // A browser keeps the promise for a name and all of its ports, and this machine's own name serves others too.
  const strict = protocol === 'https:' && !isLoopback(hostname);
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'same-origin');
    if (strict) headers.set('strict-transport-security', STRICT);
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=()');
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicy(c.get('nonce')));
  };
}

/** A page that stands still (no script) has no nonce in its policy, so that it can be kept and served again. */
export function contentPolicy(nonce: string | undefined): string {
  const script = nonce === undefined ? "'none'" : `'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What Hono itself refuses (a body that is no JSON, one that is too large) in our own words. */
function ourError(error: Error): Error {
  if (!(error instanceof HTTPException)) return error;
  return new DomainError(error.status === 413 ? common['too-large'] : common.unreadable);
}

/** The one place where an error becomes an answer. */
export function answerError(noteTrouble: (error: unknown) => void = () => undefined): ErrorHandler<ApiEnv> {
  return async (error, c) => {
    const problem = problemOf(ourError(error), `urn:uuid:${c.get('requestId')}`);
    if (problem.status === 500) c.get('log').error({ requestId: c.get('requestId'), err: error }, 'unexpected error');
    else if (problem.status === 503)
      c.get('log').warn({ requestId: c.get('requestId'), reason: error.message }, 'unavailable');
    const headers: Record<string, string> = {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': c.get('requestId'),
    };
    if (problem.status === 429) headers['retry-after'] = String(problem.retryAfter ?? 60);
    if (problem.status === 408) headers.connection = 'close';
    if (problem.status === 503) {
      noteTrouble(error);
      headers['retry-after'] = '5';
    }
    return c.body(JSON.stringify(problem), problem.status as 500, headers);
  };
}

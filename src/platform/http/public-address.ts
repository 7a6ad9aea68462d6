/**
 * Under which address an installation answers. A reverse proxy ends TLS, so a request arrives by plain HTTP whatever the
 * visitor typed: what the visitor typed is `PUBLIC_URL`, and everything that compares origins is given that one.
 */
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { common, DomainError } from '../problem/domain-error.ts';
import { isLoopback, type Settings } from '../settings/settings.ts';
import type { ApiEnv } from './api.ts';

/**
 * What answers under any name: probes know a machine by its number, a page that refuses still wears its style, and a till that
 * was enrolled under an earlier address of ours keeps its sales under that one, so it must be able to send them.
 */
const NAMELESS = /^\/(healthz|metrics|assets\/.*|kasir(\/.*)?|api\/v1\/editions\/[^/]+\/hall\/.*)$/;

/** `gelaran.example.org:8443` -> `gelaran.example.org`; ports are the proxy's affair, and many of them leave it out. */
function nameOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

/** How often the request names a host; one is all that HTTP allows, and two readers may believe different ones. */
function hostsNamed(c: HonoContext): number {
  const raw: readonly string[] = c.env?.incoming?.rawHeaders ?? [];
  return raw.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
}

/**
 * Refuses two `Host` headers, and notes whom an installation that has a public address was asked for by another name, so that
 * the page can say under which it answers. Without `PUBLIC_URL` every name is right.
 */
export function knowHost({ publicUrl, asked }: Settings): MiddlewareHandler<ApiEnv> {
  const published = asked.publicUrl !== undefined;
  const ours = nameOf(new URL(publicUrl).host);
  return async (c, next) => {
    if (hostsNamed(c) > 1) throw new DomainError(common.unreadable);
    const name = nameOf(c.req.header('host') ?? '');
    const elsewhere = published && name !== '' && name !== ours && !isLoopback(name) && !NAMELESS.test(c.req.path);
    c.set('misdirected', elsewhere ? new DomainError(common.misdirected, { address: publicUrl }) : undefined);
    await next();
  };
}

/** Refuses what was asked under another name, where there is no page to say it. */
export function refuseMisdirected(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const refusal = c.get('misdirected');
    if (refusal) throw refusal;
    await next();
  };
}

/**
 * The request as its visitor made it. `refuseCrossSite` has let its `Origin` through by then: it is ours, or it is the very host
 * that was asked. A machine's own name stays as it is, for whoever asks past the proxy.
 */
export function asVisited(request: Request, { publicUrl, asked: { publicUrl: published } }: Settings): Request {
  const asked = new URL(request.url);
  const named = request.headers.get('origin');
  const origin = named && URL.canParse(named) ? new URL(named) : undefined;
  const ours = new URL(publicUrl);
  if (published && (origin?.host === ours.host || nameOf(asked.host) === nameOf(ours.host)))
    return moved(request, asked, ours);
  return origin?.host === asked.host ? moved(request, asked, origin) : request;
}

function moved(request: Request, from: URL, to: URL): Request {
  if (from.origin === to.origin) return request;
  return new Request(new URL(from.pathname + from.search, to), request);
}

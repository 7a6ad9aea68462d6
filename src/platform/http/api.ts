/** What every slice's `api.ts` is made of: declared routes (schema, access, OpenAPI) and the context of a request. */
import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { Clock, Locale } from '../../kinds/time.ts';
import { type Access, allowing, type Reach, reachOf } from '../authz/access.ts';
import type { Actor, Context } from '../db/context.ts';
import type { Runner } from '../db/runner.ts';
import type { Logger } from '../log/log.ts';
import { common, DomainError } from '../problem/domain-error.ts';
import type { Settings } from '../settings/settings.ts';
import { tellAnswers } from './answers.ts';

/** The edition that an address names, and so the organiser whose rows may be seen. */
export interface Tenant {
  readonly organiser: Id<'organiser'>;
  readonly edition: Id<'edition'>;
  /** The address that it has now, whichever of its addresses was asked for. */
  readonly slug: string;
  /** Seen by its people alone. */
  readonly draft?: boolean;
}

export interface ApiEnv {
  Variables: {
    requestId: string;
    locale: Locale;
    actor: Actor;
    tenant: Tenant | undefined;
    reach: Reach | undefined;
    log: Logger;
    nonce: string;
    /** Why a request that was sent to another name than ours is not answered. */
    misdirected: DomainError | undefined;
    /** The address that the request came from, once it is known. */
    client: string | undefined;
    /** Set when it could not be read who asks, because the database is away. */
    away: DomainError | undefined;
  };
}

/** What the composition gives to every slice. */
export interface Services {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: Settings;
  findTenant(slug: string): Promise<Tenant | undefined>;
  /** Which program this is; shown to whoever works with it. */
  readonly version?: string;
}

export type Api = OpenAPIHono<ApiEnv>;

/** Turns a failed schema into the fields of a problem document: path -> messages. */
export function fieldsOf(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}) {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.') || 'body';
    const messages = fields[path] ?? [];
    messages.push(issue.message);
    fields[path] = messages;
  }
  return fields;
}

export function createApi(): Api {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new DomainError(common.invalid, {}, fieldsOf(result.error));
    },
  });
}

/** The path parameter of everything under an edition. */
export const editionParam = z.object({
  slug: z
    .string()
    .min(1)
    .max(80)
    .openapi({ param: { name: 'slug', in: 'path' }, example: 'kaltim-2023' }),
});

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string(),
    code: z.string(),
    fields: z.record(z.string(), z.array(z.string())).optional(),
  })
  .openapi('Problem');

/** What somebody must be allowed to see is kept by nobody on the way, nor by the browser after they signed out. */
function keepPrivate(c: HonoContext<ApiEnv>): void {
  // A photograph that one may see changes never and is asked for on every page.
  if (c.res.headers.get('content-type')?.startsWith('image/')) return;
  const said = c.res.headers.get('cache-control') ?? '';
  c.res.headers.set(
    'cache-control',
    said.includes('no-transform') ? 'private, no-store, no-transform' : 'private, no-store',
  );
}

/** Whether an edition is there for somebody: a draft is for its organiser's people alone. What a secret opens asks no further. */
export function maySeeEdition(actor: Actor, { organiser, draft }: Pick<Tenant, 'organiser' | 'draft'>): boolean {
  return draft !== true || actor.kind === 'system' || allowing(actor, organiser, 'editions.preview').length > 0;
}

/** Checks the declared access before the handler runs, and finds the tenant that the address names. */
function guard(services: Services, access: Access): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const slug = c.req.param('slug');
    const tenant = slug === undefined ? undefined : await services.findTenant(slug);
    if (slug !== undefined && !tenant) throw new DomainError(common['not-found']);
    const actor = c.get('actor');
    if (tenant && access !== 'device' && !maySeeEdition(actor, tenant)) throw new DomainError(common['not-found']);
    if (access !== 'public' && access !== 'device') {
      if (actor.kind !== 'person') throw new DomainError(common['sign-in']);
      if (access !== 'signed-in') {
        const held = tenant ? allowing(actor, tenant.organiser, access) : [];
        if (held.length === 0) throw new DomainError(common.forbidden);
        c.set('reach', reachOf(held));
      }
    }
    c.set('tenant', tenant);
    await next();
    if (access !== 'public' || tenant?.draft === true) keepPrivate(c);
  };
}

/**
 * Declares a route: its schemas, who may call it (`x-access` in the OpenAPI document), and the problems it may answer
 * with. A body that is declared is required: otherwise one of another content type would pass without being looked at. Use as `api.openapi(declare(services, 'figures.read', { method, path, ... }), handler)`.
 */
export function declare<P extends string, R extends Omit<RouteConfig, 'path'> & { path: P }>(
  services: Services,
  access: Access,
  config: R,
) {
  const problem = {
    description: 'A problem document (RFC 9457).',
    content: { 'application/problem+json': { schema: problemSchema } },
  };
  const route: R & { 'x-access': Access; middleware: MiddlewareHandler<ApiEnv>[] } = createRoute({
    ...config,
    ...(config.request?.body
      ? { request: { ...config.request, body: { ...config.request.body, required: true } } }
      : {}),
    'x-access': access,
    middleware: [tellAnswers(() => route), guard(services, access)],
    responses: { ...config.responses, default: problem },
  } as R & { 'x-access': Access; middleware: MiddlewareHandler<ApiEnv>[] });
  return route;
}

/** The domain context of a request whose address names an edition. */
export function contextOf(c: HonoContext<ApiEnv>, services: Services): Context & { readonly edition: Id<'edition'> } {
  const tenant = c.get('tenant');
  if (!tenant) throw new DomainError(common['not-found']);
  return {
    actor: c.get('actor'),
    organiser: tenant.organiser,
    edition: tenant.edition,
    clock: services.clock,
    locale: c.get('locale'),
    requestId: c.get('requestId'),
  };
}

/** How far the caller's permission reaches. @throws when the route declared no action. */
export function reachIn(c: HonoContext<ApiEnv>): Reach {
  const reach = c.get('reach');
  if (!reach) throw new DomainError(common.forbidden);
  return reach;
}

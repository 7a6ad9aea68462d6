/** React Router inside the Hono app: guards every page by its declared access and keeps the still ones. */
import type { Handler } from 'hono';
import {
  type ActionFunctionArgs,
  createRequestHandler,
  matchRoutes,
  type RouteMatch,
  type RouteObject,
  RouterContextProvider,
  redirectDocument,
  type ServerBuild,
  data as withStatus,
} from 'react-router';
import { type Access, allowing } from '../platform/authz/access.ts';
import { type ApiEnv, maySeeEdition, type Services, type Tenant } from '../platform/http/api.ts';
import { contentPolicy } from '../platform/http/middleware.ts';
import { asVisited } from '../platform/http/public-address.ts';
import { localeOfPath, pathIn } from '../platform/i18n/index.ts';
import { inLocale } from '../platform/i18n/server.ts';
import type { KeptPages } from '../platform/page/kept-pages.ts';
import { type PageHandle, type PageRequest, pageRequest } from '../platform/page/page-context.ts';
import { common, DomainError } from '../platform/problem/domain-error.ts';
import { isUnavailable, problemOf } from '../platform/problem/problem.ts';
import { authContext } from '../slices/people/auth-of-page.ts';
import { type Auth, findOrganiser } from '../slices/people/index.ts';
import { sendForm } from './send-form.ts';

const SAFE = new Set(['GET', 'HEAD']);

/** What every form of ours is sent as. Anything else is not read. */
const FORM = /^application\/x-www-form-urlencoded\b/;
/** What a form that carries a photograph is sent as, to a page that says it takes one. */
const CARRYING_FORM = /^multipart\/form-data\b/;

type Routes = ServerBuild['routes'];

/** The build's flat list as the tree that paths are matched against. */
function treeOf(routes: Routes, parent?: string): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route !== undefined)
    .filter((route) => route.parentId === parent || (parent === undefined && route.parentId === undefined))
    .map((route) => {
      const own = {
        id: route.id,
        handle: route.module.handle,
        ...(route.path === undefined ? {} : { path: route.path }),
      };
      return route.index ? { ...own, index: true as const } : { ...own, children: treeOf(routes, route.id) };
    });
}

/** Ids of pages that declare no access. The server does not start while there is one. */
export function undeclaredPages(routes: Routes): string[] {
  return Object.values(routes)
    .filter((route) => route !== undefined)
    .filter((route) => route.id !== 'root' && (route.module.handle as PageHandle | undefined)?.access === undefined)
    .map((route) => route.id);
}

/** An error as its status and code, which the error page turns into words; whatever is no error is thrown on. */
function told(
  error: unknown,
  { requestId, services }: PageRequest,
): { readonly status: number; readonly told: object } {
  if (!(error instanceof Error)) throw error;
  const { code, status, address } = problemOf(error, `urn:uuid:${requestId}`);
  if (status === 500) services.log.error({ requestId, err: error }, 'unexpected error');
  return { status, told: status === 500 ? { code, requestId } : { code, requestId, address } };
}

/** Loaders and actions answer a domain error with its status and code; an action's form is sent once. */
function withDomainErrors(build: ServerBuild): ServerBuild {
  const answered =
    <A extends { context: Readonly<RouterContextProvider> }, T>(work: (args: A) => T) =>
    async (args: A): Promise<Awaited<T>> => {
      const request = args.context.get(pageRequest);
      try {
        if (request.refusal) throw request.refusal;
        return await work(args);
      } catch (error) {
        const refusal = told(error, request);
        throw withStatus(refusal.told, { status: refusal.status });
      }
    };
  const routes: Routes = {};
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route) continue;
    const { loader, action } = route.module;
    const send = (args: ActionFunctionArgs) =>
      sendForm(action as never, args, (error) => told(error, args.context.get(pageRequest)));
    routes[id] = {
      ...route,
      module: {
        ...route.module,
        ...(loader ? { loader: answered(loader) } : {}),
        ...(action ? { action: send } : {}),
      },
    };
  }
  return { ...build, routes };
}

/** `/x.data` is the data of page `/x`; `/_.data` and `/_root.data` of the root. */
function pagePath(pathname: string): string {
  return pathname.replace(/\/_(root)?\.data$/, '/').replace(/\.data$/, '');
}

interface Found {
  readonly handle: PageHandle;
  readonly tenant: Tenant | undefined;
  readonly refusal: DomainError | undefined;
  /** The path under which the page is found now, where it was asked for under an address that it had before. */
  readonly moved?: string | undefined;
}

/** Where there is no page, there is nothing to guard. */
const NOWHERE: PageHandle = { access: 'public' };

/** So many addresses' pages are remembered, because finding one among all patterns takes a millisecond. */
const REMEMBERED = 2_000;

/** The page that an address means, and what the address says in the page's parameters. */
function createMatcher(tree: RouteObject[]): (path: string) => RouteMatch | undefined {
  const known = new Map<string, RouteMatch | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const match = matchRoutes(tree, path)?.at(-1);
    if (known.size >= REMEMBERED) known.clear();
    known.set(path, match);
    return match;
  };
}

export function createPages(build: ServerBuild, services: Services, auth: Auth, kept: KeptPages): Handler<ApiEnv> {
  const bare = undeclaredPages(build.routes);
  if (bare.length > 0) throw new Error(`these pages declare no access: ${bare.join(', ')}`);
  const matching = createMatcher(treeOf(build.routes));
  const handler = createRequestHandler(withDomainErrors(build), process.env.NODE_ENV);

  async function find(path: string, actor: ApiEnv['Variables']['actor']): Promise<Found> {
    const match = matching(path);
    const nothing = new DomainError(common['not-found']);
    // What matches no page has nothing to load, also if the router should see it otherwise.
    if (!match) return { handle: NOWHERE, tenant: undefined, refusal: nothing };
    const handle = match.route.handle as PageHandle;
    const slug = match.params.slug;
    const tenant = slug === undefined ? undefined : await services.findTenant(slug);
    if (slug !== undefined && !tenant) return { handle, tenant, refusal: nothing };
    if (tenant && isOpen(handle.access) && !maySeeEdition(actor, tenant)) return { handle, tenant, refusal: nothing };
    const moved =
      tenant && slug !== tenant.slug ? replacePart(path, slug, tenant.slug) : await movedOrganiser(match, path);
    return { handle, tenant, refusal: refusalOf(handle.access, actor, tenant), moved };
  }

  async function movedOrganiser({ params }: RouteMatch, path: string): Promise<string | undefined> {
    if (params.organiser === undefined) return undefined;
    const organiser = await findOrganiser(services.runner.db, params.organiser);
    return organiser && organiser.slug !== params.organiser
      ? replacePart(path, params.organiser, organiser.slug)
      : undefined;
  }

  /** A page whose edition cannot be looked up just now says so itself, in the words of every other page. */
  async function findHere(
    path: string,
    actor: ApiEnv['Variables']['actor'],
    away: DomainError | undefined,
  ): Promise<Found> {
    const unread = (refusal: DomainError): Found => ({ handle: { access: 'public' }, tenant: undefined, refusal });
    if (away) return unread(away);
    try {
      return await find(path, actor);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return unread(new DomainError(common.unavailable));
    }
  }

  return async (c) => {
    const url = new URL(c.req.url);
    const misdirected = c.get('misdirected');
    const { handle, tenant, refusal, moved }: Found = misdirected
      ? { handle: NOWHERE, tenant: undefined, refusal: misdirected }
      : await findHere(pagePath(url.pathname), c.get('actor'), c.get('away'));
    const type = c.req.header('content-type') ?? '';
    const readable = FORM.test(type) || (handle.files === true && CARRYING_FORM.test(type));
    if (!SAFE.has(c.req.method) && !readable) throw new DomainError(common.unreadable);
    const locale = localeOfPath(url.pathname);
    if (moved !== undefined && SAFE.has(c.req.method) && !url.pathname.endsWith('.data'))
      // Asked again each time: an address may be taken back, and two that remember each other would never end.
      return c.body(null, 301, { location: moved + url.search, 'cache-control': 'no-cache' });
    if (refusal?.code === common['sign-in'].code && c.req.method === 'GET' && !url.pathname.endsWith('.data'))
      return redirectDocument(`${pathIn(locale, '/masuk')}?ke=${encodeURIComponent(url.pathname + url.search)}`);

    const render = (asked: Request, still: boolean) => {
      const context = new RouterContextProvider();
      context.set(authContext, auth);
      context.set(pageRequest, {
        services,
        // A kept page is the same for everybody, so it must not know who asks.
        actor: still ? { kind: 'public' } : c.get('actor'),
        locale,
        requestId: c.get('requestId'),
        nonce: still ? undefined : c.get('nonce'),
        signedIn: c.get('actor').kind === 'person',
        tenant,
        access: handle.access,
        refusal,
        client: still ? undefined : c.get('client'),
      });
      return inLocale(locale, () => handler(asVisited(asked, services.settings), context));
    };
    if (
      handle.still === true &&
      handle.access === 'public' &&
      tenant?.draft !== true &&
      // Who has signed in sees the way to their work instead of the door.
      c.get('actor').kind !== 'person' &&
      SAFE.has(c.req.method) &&
      !url.pathname.endsWith('.data')
    ) {
      const { asks = [], freshFor: seconds } = handle;
      const page = { slug: tenant?.slug, policy: contentPolicy(undefined), asks, seconds };
      return kept.serve(c.req.raw, page, (asked) => render(asked, true));
    }
    const response = await render(c.req.raw, handle.still !== undefined);
    response.headers.set('cache-control', 'no-store');
    if (handle.still !== undefined) response.headers.set('content-security-policy', contentPolicy(undefined));
    return response;
  };
}

/** Whether a page is for people who need no role with the organiser. */
function isOpen(access: Access): boolean {
  return access === 'public' || access === 'signed-in';
}

/** The path with the first part that says `before` saying `after`. */
function replacePart(path: string, before: string | undefined, after: string): string {
  const parts = path.split('/');
  const at = parts.findIndex((part) => decodeURIComponent(part) === before);
  return at < 0 ? path : parts.with(at, after).join('/');
}

function refusalOf(
  access: Access,
  actor: ApiEnv['Variables']['actor'],
  tenant: Tenant | undefined,
): DomainError | undefined {
  if (access === 'public') return undefined;
  if (actor.kind !== 'person') return new DomainError(common['sign-in']);
  if (access === 'signed-in') return undefined;
  if (access === 'device' || !tenant || allowing(actor, tenant.organiser, access).length === 0)
    return new DomainError(common.forbidden);
  return undefined;
}

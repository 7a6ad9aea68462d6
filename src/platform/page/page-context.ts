/** What a page's loader and action know of their request; put there by the server before React Router runs. */
import { createContext, type RouterContextProvider } from 'react-router';
import type { Id } from '../../kinds/id.ts';
import type { Locale } from '../../kinds/time.ts';
import type { Access, Reach } from '../authz/access.ts';
import { allowing, reachOf } from '../authz/access.ts';
import type { Actor, Context } from '../db/context.ts';
import type { Services, Tenant } from '../http/api.ts';
import { common, DomainError } from '../problem/domain-error.ts';

export interface PageRequest {
  readonly services: Services;
  readonly actor: Actor;
  /** Somebody has signed in, also where a page that stands still sees the public alone. */
  readonly signedIn?: boolean;
  readonly locale: Locale;
  readonly requestId: string;
  readonly nonce: string | undefined;
  /** Of pages whose address names an edition (`:slug`). */
  readonly tenant: Tenant | undefined;
  readonly access: Access;
  /** Why this page is not for this person; loaders and actions answer with it. */
  readonly refusal: DomainError | undefined;
  /** The address that the request came from. */
  readonly client?: string | undefined;
  /** Of an action that was sent with a form's key. */
  readonly takeForm?: (() => Promise<void>) | undefined;
}

export const pageRequest = createContext<PageRequest>();

type PageArguments = Readonly<RouterContextProvider>;

/** The domain context of a page under an edition. */
export function editionOf(
  context: PageArguments,
): Context & { readonly edition: Id<'edition'>; readonly slug: string } {
  const { services, actor, locale, requestId, tenant } = context.get(pageRequest);
  if (!tenant) throw new DomainError(common['not-found']);
  return {
    actor,
    organiser: tenant.organiser,
    edition: tenant.edition,
    slug: tenant.slug,
    clock: services.clock,
    locale,
    requestId,
  };
}

/** How far the signed-in person's permission for this page's declared action reaches. */
export function reachOfPage(context: PageArguments): Reach {
  const { actor, tenant, access } = context.get(pageRequest);
  if (!tenant || access === 'public' || access === 'signed-in' || access === 'device')
    throw new DomainError(common.forbidden);
  return reachOf(allowing(actor, tenant.organiser, access));
}

export function servicesOf(context: PageArguments): Services {
  return context.get(pageRequest).services;
}

/**
 * Takes a form before its action does what no command does, such as sending a letter at once: whoever sends the form again gets the
 * first answer from here on. Commands of `servicesOf` take it by themselves.
 */
export async function takeForm(context: PageArguments): Promise<void> {
  await context.get(pageRequest).takeForm?.();
}

/** What a page module says of itself: `export const handle: PageHandle = { access: 'public', still: true }`. */
export interface PageHandle {
  /** Who may open it; a page without it is not served. */
  readonly access: Access;
  /** Carries no script; `true`: rendered once a content version and kept, `unkept`: rendered for each who asks. */
  readonly still?: true | 'unkept';
  /** Its forms may carry a file (`multipart/form-data`); its address is one of `app/carrying-forms.ts`. */
  readonly files?: true;
  /** Names of the query that a kept page looks at; it never sees others. */
  readonly asks?: readonly string[];
  /** A still page that shows figures: how many seconds it may be old. */
  readonly freshFor?: number;
}

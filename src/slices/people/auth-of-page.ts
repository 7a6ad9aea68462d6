/** How a page reaches the sign-in library: the server puts it into the page's context, the page asks for it here. */
import { createContext, type RouterContextProvider } from 'react-router';
import type { Context } from '../../platform/db/context.ts';
import { CLIENT_ADDRESS } from '../../platform/http/middleware.ts';
import { pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import type { Auth } from './auth.ts';
import { findAccount } from './reset-password.ts';
import { auditPerson } from './tell-person.ts';

export const authContext = createContext<Auth>();

export function authOf(context: Readonly<RouterContextProvider>): Auth {
  return context.get(authContext);
}

/**
 * Asks the sign-in library at its own address, as a program would: only there does it count guesses and letters. The request
 * that caused it lends its headers, so that it is counted for whoever sent that.
 */
export function askSignIn(
  context: Readonly<RouterContextProvider>,
  request: Request,
  path: '/sign-in/email' | '/sign-in/magic-link',
  body: Readonly<Record<string, string>>,
): Promise<Response> {
  const { publicUrl } = servicesOf(context).settings;
  const headers = new Headers(request.headers);
  for (const name of ['content-length', 'transfer-encoding']) headers.delete(name);
  headers.set('content-type', 'application/json');
  headers.set('origin', publicUrl);
  const asked = new Request(`${publicUrl}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return authOf(context).handler(asked);
}

/** From which address a request came, as the server noted it. */
export function senderOf(request: Request): string {
  return request.headers.get(CLIENT_ADDRESS) ?? '';
}

/** The circumstances of somebody at the door, whoever it turns out to be. */
export function circumstancesOf(context: Readonly<RouterContextProvider>): Omit<Context, 'organiser'> {
  const { services, actor, locale, requestId } = context.get(pageRequest);
  return { actor, clock: services.clock, locale, requestId };
}

/** Notes for the organisers of a person that somebody was refused at the door in their name. */
export async function auditRefusal(context: Readonly<RouterContextProvider>, email: string): Promise<void> {
  const { runner, log } = servicesOf(context);
  const account = await findAccount(runner.db, email);
  // What guards a machine by its log (docs/deploy.md) goes by these two.
  const { client } = context.get(pageRequest);
  log.warn({ user: account?.user ?? null, client }, 'sign-in refused');
  if (account) await auditPerson(runner, circumstancesOf(context), account.user, 'people.sign-in-refused');
}

/** The cookies that the sign-in library set, on the page's own answer. */
export function carryCookies(from: Response, to: Response): Response {
  for (const cookie of from.headers.getSetCookie()) to.headers.append('set-cookie', cookie);
  return to;
}

/** How a page reaches the sign-in library: the server puts it into the page's context, the page asks for it here. */
import { createContext, type RouterContextProvider } from 'react-router';
import { servicesOf } from '../../platform/page/page-context.ts';
import type { Auth } from './auth.ts';

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

/** The cookies that the sign-in library set, on the page's own answer. */
export function carryCookies(from: Response, to: Response): Response {
  for (const cookie of from.headers.getSetCookie()) to.headers.append('set-cookie', cookie);
  return to;
}

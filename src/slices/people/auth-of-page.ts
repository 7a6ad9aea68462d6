/** How a page reaches the sign-in library: the server puts it into the page's context, the page asks for it here. */
import { createContext, type RouterContextProvider } from 'react-router';
import type { Auth } from './auth.ts';

export const authContext = createContext<Auth>();

export function authOf(context: Readonly<RouterContextProvider>): Auth {
  return context.get(authContext);
}

/** The cookies that the sign-in library set, on the page's own answer. */
export function carryCookies(from: Response, to: Response): Response {
  for (const cookie of from.headers.getSetCookie()) to.headers.append('set-cookie', cookie);
  return to;
}

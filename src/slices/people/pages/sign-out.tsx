import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../../platform/page/page-context.ts';
import { authOf, carryCookies } from '../auth-of-page.ts';

export const handle: PageHandle = { access: 'public' };

/** Ends the session on the server, not only in the browser. A GET changes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await authOf(context).api.signOut({ headers: request.headers, asResponse: true });
  return carryCookies(answer, redirect(pathIn(context.get(pageRequest).locale, '/')));
}

export function loader({ context }: LoaderFunctionArgs) {
  return redirect(pathIn(context.get(pageRequest).locale, '/'));
}

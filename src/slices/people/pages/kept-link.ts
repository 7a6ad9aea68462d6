import { type LoaderFunctionArgs, redirect } from 'react-router';
import { pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../../platform/page/page-context.ts';
import { authOf, carryCookies } from '../auth-of-page.ts';
import { safeTarget } from './sign-in-page.tsx';

export const handle: PageHandle = { access: 'public' };

/** Where a kept link leads: in, and on to where it was asked for; back to the door when it was used or is too old. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { locale } = context.get(pageRequest);
  const target = safeTarget(new URL(request.url).searchParams.get('ke'), pathIn(locale, '/kerja'));
  const answer = await authOf(context).api.enterByKeptLink({
    body: { code: params.code ?? '' },
    headers: request.headers,
    asResponse: true,
  });
  if (!answer.ok) return redirect(`${pathIn(locale, '/masuk')}?${new URLSearchParams({ ke: target })}`);
  return carryCookies(answer, redirect(target));
}

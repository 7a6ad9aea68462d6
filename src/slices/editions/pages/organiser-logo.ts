/** A logo sent with a form: re-encoded, kept, shown from then on. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../../platform/page/page-context.ts';
import { saveLogo } from './save-organiser.ts';

export const handle: PageHandle = { access: 'editions.manage', files: true };

function addressOf({ context }: Pick<LoaderFunctionArgs, 'context'>): string {
  return pathIn(context.get(pageRequest).locale, `/kerja/${editionOf(context).slug}/penyelenggara`);
}

export async function action(args: ActionFunctionArgs): Promise<Response> {
  const kept = await saveLogo(servicesOf(args.context).runner, editionOf(args.context), args.request);
  return redirect(`${addressOf(args)}?logo=${kept ? 'tersimpan' : 'gagal'}`);
}

export function loader(args: LoaderFunctionArgs) {
  return redirect(addressOf(args));
}

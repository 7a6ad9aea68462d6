/** A logo sent before there is an edition. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { managedOrganiser } from './managed-organiser.ts';
import { saveLogo } from './save-organiser.ts';

/** No edition is in the address, so both themselves ask for `editions.manage`. */
export const handle: PageHandle = { access: 'signed-in', files: true };

export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { path, ...ctx } = await managedOrganiser(args);
  const kept = await saveLogo(servicesOf(args.context).runner, ctx, args.request);
  return redirect(`${pathIn(ctx.locale, path)}?logo=${kept ? 'tersimpan' : 'gagal'}`);
}

export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { path, locale } = await managedOrganiser(args);
  return redirect(pathIn(locale, path));
}

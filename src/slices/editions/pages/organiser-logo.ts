/** A logo sent with a form: re-encoded, kept, shown from then on. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { keepPhotoOfForm } from '../../../platform/files/index.ts';
import { pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { setOrganiserLogo } from '../index.ts';

export const handle: PageHandle = { access: 'editions.manage', files: true };

function addressOf({ context }: Pick<LoaderFunctionArgs, 'context'>): string {
  return pathIn(context.get(pageRequest).locale, `/kerja/${editionOf(context).slug}/penyelenggara`);
}

export async function action(args: ActionFunctionArgs): Promise<Response> {
  const ctx = editionOf(args.context);
  const { runner } = servicesOf(args.context);
  const back = addressOf(args);
  try {
    const photo = await keepPhotoOfForm(runner, ctx, await args.request.formData());
    if (!photo) return redirect(`${back}?logo=gagal`);
    await runner.command(ctx, (tx) => setOrganiserLogo(ctx, tx, photo.id));
    return redirect(`${back}?logo=tersimpan`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return redirect(`${back}?logo=gagal`);
  }
}

export function loader(args: LoaderFunctionArgs) {
  return redirect(addressOf(args));
}

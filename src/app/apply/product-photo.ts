/** A photograph that a browser without script sends with its form: keeps it, ties it to the product, saves the texts too. */
import { redirect } from 'react-router';
import { keepPhotoOfForm } from '../../platform/files/index.ts';
import { pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Route } from './+types/product-photo';
import { businessIn } from './load-applying.ts';
import { attachPhoto, saveItemPart } from './parts.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'call.apply', files: true };

function addressOf({ params, context }: Pick<Route.ActionArgs, 'params' | 'context'>): string {
  const { slug } = editionOf(context);
  return pathIn(context.get(pageRequest).locale, `/kerja/${slug}/usaha/${businessIn(params)}/produk/${params.item}`);
}

/** A text that is refused is shown as it was typed, by the product's own page. */
export { default, loader, meta } from './product-page.tsx';

export async function action(args: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(args.context);
  const { runner } = servicesOf(args.context);
  const business = businessIn(args.params);
  const { item = '' } = args.params;
  const form = await args.request.formData();
  const back = addressOf(args);
  try {
    await saveNow(runner, ctx, (tx) => saveItemPart(ctx, tx, form, { business, item }));
  } catch (error) {
    return refusedPart(error, form);
  }
  try {
    const photo = await keepPhotoOfForm(runner, ctx, form, business);
    if (!photo) return redirect(`${back}?foto=files.empty`);
    await saveNow(runner, ctx, (tx) => attachPhoto(ctx, tx, { business, item, photo: photo.id }));
    return redirect(back);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return redirect(`${back}?foto=${encodeURIComponent(error.code)}`);
  }
}

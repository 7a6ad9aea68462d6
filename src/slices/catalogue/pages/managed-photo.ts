/** A photograph sent with a form: kept, put behind those that the product has. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { keepPhotoOfForm } from '../../../platform/files/index.ts';
import { pathIn } from '../../../platform/i18n/index.ts';
import {
  editionOf,
  type PageHandle,
  pageRequest,
  reachOfPage,
  servicesOf,
} from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { getManaged, setPhotos } from '../index.ts';

export const handle: PageHandle = { access: 'products.edit', files: true };

function addressOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): string {
  return pathIn(context.get(pageRequest).locale, `/kerja/${editionOf(context).slug}/produk/${params.product}`);
}

export async function action(args: ActionFunctionArgs): Promise<Response> {
  const ctx = editionOf(args.context);
  const reach = reachOfPage(args.context);
  const { runner } = servicesOf(args.context);
  const back = addressOf(args);
  const product = await runner.query(ctx, (tx) => getManaged(ctx, tx, reach, args.params.product ?? ''));
  try {
    const photo = await keepPhotoOfForm(runner, ctx, await args.request.formData(), product.business);
    if (!photo) return redirect(`${back}?foto=gagal`);
    const before = product.photos.map(({ id }) => id).filter((id) => id !== photo.id);
    const photos = [...before, photo.id];
    await runner.command(ctx, (tx) => setPhotos(ctx, tx, { product: product.id, photos }));
    return redirect(`${back}?tersimpan=ya`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return redirect(`${back}?foto=gagal`);
  }
}

export function loader(args: LoaderFunctionArgs) {
  return redirect(addressOf(args));
}

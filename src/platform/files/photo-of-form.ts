import { createHash } from 'node:crypto';
import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../db/context.ts';
import type { Runner } from '../db/runner.ts';
import { type KeptPhoto, keepPhoto } from './keep-photo.ts';

/** Addresses of forms that carry a photograph; their page says `handle = { files: true }`. */
export const PHOTO_FORM = /^(\/en)?\/kerja\/.+\/foto$/;

/** The field of `PhotoField` in a form that a browser without script sent. */
const PHOTO_FILE = 'photo_file';

/** Of what was sent, by whom and for whom: the same form sent twice carries one photograph. */
function idOf(ctx: Context, bytes: Uint8Array, business: Id<'business'> | undefined): Id<'photo'> {
  const sender = ctx.actor.kind === 'person' ? ctx.actor.user : '';
  const digest = createHash('sha256')
    .update(`${ctx.organiser} ${sender} ${business ?? ''}\n`)
    .update(bytes)
    .digest();
  return newId<'photo'>(0, digest.subarray(0, 10));
}

/** Keeps the photograph that a form carries; undefined when none was chosen. @throws what `keepPhoto` throws. */
export async function keepPhotoOfForm(
  runner: Runner,
  ctx: Context,
  form: FormData,
  business?: Id<'business'>,
): Promise<KeptPhoto | undefined> {
  const file = form.get(PHOTO_FILE);
  if (!(file instanceof File) || file.size === 0) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return keepPhoto(runner, ctx, { id: idOf(ctx, bytes, business), bytes, business });
}

/** What slices do with photographs that were sent: attach, show to everybody or to few, forget. */
import type { Id } from '../../kinds/id.ts';
import { allowing } from '../authz/access.ts';
import type { Actor, Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { DomainError } from '../problem/domain-error.ts';
import { errors } from './errors.ts';
import type { KeptPhoto } from './keep-photo.ts';
import {
  deleteContentUnlessUsed,
  deleteFile,
  findFile,
  findVariant,
  holdFiles,
  lockContent,
  lockFiles,
  selectFiles,
  setPublic,
} from './store.ts';

interface Owned {
  readonly sentBy: string | null;
  readonly business: Id<'business'> | null;
}

/** Committee, curators and leads see all of the organiser's photographs; others what they sent and what is their business's. */
export function maySee(actor: Actor, organiser: Id<'organiser'>, { sentBy, business }: Owned): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'person') return false;
  const held = actor.memberships.filter((membership) => membership.organiser === organiser);
  if (held.length === 0) return false;
  if (sentBy === actor.user || allowing(actor, organiser, 'files.see').length > 0) return true;
  return held.some(
    (membership) => membership.role === 'producer' && business !== null && membership.business === business,
  );
}

/** A photograph of the organiser's as WebP, its longest side about 800 pixels at most; for papers. */
export async function findPhotoBytes(tx: Tx, id: Id<'photo'>): Promise<Uint8Array | undefined> {
  return (await findVariant(tx, { id, size: 800, format: 'webp' }))?.bytes;
}

/** The photographs in the order of their ids, for attaching them: they stay until the transaction ends. @throws `files.unknown` when one is not here or not for this person. */
export async function mustBePhotos(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]): Promise<KeptPhoto[]> {
  if (ids.length === 0) return [];
  const found = new Map((await holdFiles(ctx, tx, ids)).map((file) => [file.id, file]));
  return ids.map((id) => {
    const file = found.get(id);
    if (!file || !maySee(ctx.actor, ctx.organiser, file)) throw new DomainError(errors.unknown);
    return { id, width: file.width, height: file.height };
  });
}

/** Until the transaction ends, nobody attaches these photographs: whoever is about to is waited for, and then seen. */
export async function lockPhotos(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]): Promise<void> {
  if (ids.length > 0) await lockFiles(ctx, tx, ids);
}

/** The photographs that are there, in the order of the ids; the caller shows them only to whom they may be shown. */
export async function listPhotos(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]): Promise<KeptPhoto[]> {
  if (ids.length === 0) return [];
  const found = new Map((await selectFiles(ctx, tx, ids)).map((file) => [file.id, file]));
  return ids.flatMap((id) => {
    const file = found.get(id);
    return file ? [{ id, width: file.width, height: file.height }] : [];
  });
}

/** Shows photographs to everybody: when what they are attached to becomes public. */
export async function publishPhotos(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]): Promise<void> {
  if (ids.length > 0) await setPublic(ctx, tx, ids, true);
}

/** Takes photographs out of public sight; copies that browsers hold already stay where they are. */
export async function hidePhotos(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]): Promise<void> {
  if (ids.length > 0) await setPublic(ctx, tx, ids, false);
}

/** Deletes a photograph, and its content with the last that shares it. Fails while something is attached to it. */
export async function forgetPhoto(ctx: Context, tx: Tx, id: Id<'photo'>): Promise<void> {
  const file = await findFile(tx, id);
  if (!file) return;
  await lockContent(ctx, tx, file.sha256);
  await deleteFile(ctx, tx, id);
  await deleteContentUnlessUsed(ctx, tx, file.sha256);
}

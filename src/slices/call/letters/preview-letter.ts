import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import { findAddressed, selectAddresses } from '../decisions-store.ts';
import type { LetterKind } from '../rules/fill-letter.ts';
import type { Wording } from './default-wording.ts';
import { type Letter, openLetterPress } from './write-letter.ts';

/** A letter as it would go to one of the applicants; undefined while there is none. */
export async function previewLetter(
  ctx: AtEdition,
  tx: Tx,
  kind: LetterKind,
  wording: Wording,
  publicUrl: string,
): Promise<(Letter & { readonly business: string }) | undefined> {
  const to = await findAddressed(ctx, tx);
  if (!to) return undefined;
  const press = await openLetterPress(ctx, tx, [to.id], publicUrl);
  const [first] = await selectAddresses(ctx, tx, [to.id]);
  // A place in the queue is only known of who waits.
  const shown = { ...to, position: kind === 'waitlisted' ? (to.position ?? 1) : to.position };
  return { business: to.name, ...press.write(kind, shown, first?.person || to.name, wording) };
}

import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { findPhotoBytes } from '../../../platform/files/index.ts';
import type { PaperHouse } from '../../../platform/press/paper.ts';
import { contactLines } from './contact-lines.ts';
import { getOrganiserProfile } from './get-profile.ts';

/** What the organiser's papers say of it: its letterhead, logo or crest, whom to ask. @throws `request.not-found`. */
export async function getPaperHouse(ctx: Context, tx: Tx): Promise<PaperHouse> {
  const profile = await getOrganiserProfile(ctx, tx);
  const { name, letterhead, address, accent, logo } = profile;
  const bytes = logo && (await findPhotoBytes(tx, logo.id as Id as Id<'photo'>));
  return {
    name,
    letterhead,
    address,
    contact: contactLines(profile),
    accent,
    logo: logo && bytes ? { bytes, width: logo.width, height: logo.height } : null,
  };
}

import type { Id } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { forgetPhoto, mustBePhotos, publishPhotos } from '../../../platform/files/index.ts';
import { mustManage } from '../must-manage.ts';
import { bumpAllContent } from './bump-all-content.ts';
import { writeLogo } from './store.ts';

/** Shows a picture that was sent as the organiser's logo or crest; null: none. The one before is forgotten. @throws `files.unknown`. */
export async function setOrganiserLogo(ctx: Context, tx: Tx, logo: Id<'photo'> | null): Promise<void> {
  mustManage(ctx);
  if (logo !== null) await mustBePhotos(ctx, tx, [logo]);
  const before = await writeLogo(ctx, tx, logo);
  if (logo !== null) await publishPhotos(ctx, tx, [logo]);
  if (before !== null && before !== logo) await forgetPhoto(ctx, tx, before);
  await audit(ctx, tx, 'editions.organiser-logo-set', ctx.organiser, { shown: logo !== null });
  await bumpAllContent(ctx, tx);
}

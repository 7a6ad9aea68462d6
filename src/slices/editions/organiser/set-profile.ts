import { findPack } from '../../../kinds/country/index.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { renameOrganiser } from '../../people/index.ts';
import { accept } from '../accept.ts';
import { mustManage } from '../must-manage.ts';
import { bumpAllContent } from './bump-all-content.ts';
import { findOrganiserProfile } from './get-profile.ts';
import { callableAbroad, type ProfileInput, profileInput, whatsAppDigits } from './profile.ts';
import { writeProfile } from './store.ts';

/** Says what the organiser is called, where it is reached and how its letters are headed. Shown on the pages of all its editions. */
export async function setOrganiserProfile(ctx: Context, tx: Tx, input: ProfileInput): Promise<void> {
  mustManage(ctx);
  const profile = accept(profileInput, input);
  const before = await findOrganiserProfile(tx, ctx.organiser);
  if (!before) throw new DomainError(common['not-found']);
  const typed = profile.contactWhatsapp;
  const rule = findPack(before.countryPack)?.phone;
  const whatsapp = typed === '' ? '' : whatsAppDigits(typed, rule?.prefix ?? '');
  if (whatsapp === undefined) throw new DomainError(common.invalid, {}, { contactWhatsapp: ['not-a-phone'] });
  if (profile.name !== before.name) await renameOrganiser(ctx, tx, { name: profile.name });
  await writeProfile(ctx, tx, {
    accent: profile.accent,
    contact_name: profile.contactName,
    contact_phone: rule ? callableAbroad(profile.contactPhone, rule) : profile.contactPhone,
    contact_email: profile.contactEmail,
    contact_whatsapp: whatsapp,
    address: profile.address.join('\n'),
    letterhead: profile.letterhead.join('\n'),
    sender_name: profile.senderName,
    reply_to: profile.replyTo,
  });
  await audit(ctx, tx, 'editions.organiser-profile-set', ctx.organiser, { renamed: profile.name !== before.name });
  await bumpAllContent(ctx, tx);
}

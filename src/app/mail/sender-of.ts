/** On whose behalf a mail goes out: the organiser, as it calls itself, with whom to ask. */
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Sender } from '../../platform/mail/post.ts';
import { contactLines, getOrganiserProfile } from '../../slices/editions/index.ts';

export async function senderOf(ctx: Context, tx: Tx): Promise<Sender> {
  const profile = await getOrganiserProfile(ctx, tx);
  return { name: profile.senderName, replyTo: profile.replyTo || null, contact: contactLines(profile) };
}

/** From the outbox to the mail server: taken in one transaction, handed over outside it, and noted when it fails. */
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Services } from '../../platform/http/api.ts';
import { type Claimed, claimMail, type MailDropped, markDropped, markFailed } from '../../platform/mail/mail.ts';
import { failureOf } from '../../platform/mail/mail-fault.ts';
import type { Post, Sender } from '../../platform/mail/post.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { nameOfBusiness } from '../../slices/exhibitors/index.ts';
import { resendInvitation } from '../../slices/people/index.ts';
import { senderOf } from './sender-of.ts';

export interface Taken {
  readonly mail: Claimed;
  readonly sender: Sender;
}

/** Takes a mail for sending. One whose link has died is not sent: an invitation is made anew, a link to sign in is asked for again. */
export async function takeMail(
  ctx: Context,
  tx: Tx,
  id: string,
  settings: Pick<Settings, 'publicUrl' | 'smtpUrl'>,
): Promise<Taken | undefined> {
  const mail = await claimMail(tx, id, ctx.clock.now());
  if (!mail) return undefined;
  if (mail.livesUntil === null || mail.livesUntil > ctx.clock.now()) return { mail, sender: await senderOf(ctx, tx) };
  await markDropped(tx, mail.id, await renew(ctx, tx, mail, settings));
  return undefined;
}

async function renew(
  ctx: Context,
  tx: Tx,
  { kind, about }: Claimed,
  settings: Pick<Settings, 'publicUrl' | 'smtpUrl'>,
): Promise<MailDropped> {
  if (kind !== 'invitation' || about === null) return 'link-died';
  try {
    await resendInvitation(ctx, tx, about as Id<'invitation'>, settings, nameOfBusiness);
    return 'replaced';
  } catch (error) {
    // Taken up or taken back meanwhile.
    if (error instanceof DomainError) return 'used';
    throw error;
  }
}

/** A crash in between loses this one mail, never doubles it; a slow mail server holds no lock. */
export async function deliverMail(
  { runner }: Services,
  post: Post,
  ctx: Context,
  { mail, sender }: Taken,
): Promise<void> {
  await post
    .deliver(mail, sender)
    .catch((error: unknown) => runner.command(ctx, (tx) => markFailed(tx, mail.id, failureOf(error))));
}

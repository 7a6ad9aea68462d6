import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { forgetRecipient } from '../../platform/mail/mail.ts';
import { forgetAnswerFiles, forgetReceiver } from '../../slices/call/index.ts';
import { eraseContact, getProfile } from '../../slices/exhibitors/index.ts';
import { forgetSellerQris } from '../../slices/floor/index.ts';
import { forgetAddress, isAccount, isAnotherMailbox } from '../../slices/people/index.ts';

/**
 * Erases how a business is reached, wherever it is kept: its contact and story, its own QRIS, the files that it handed in, which messages it
 * got, the letters to its address with their text, and what the door counted under that address. Its name, products, receipts and papers
 * stay: they belong to the accounts. Nobody has proved that the address is its own: letters of somebody else stay, and so does what guards
 * an account against guesses.
 * @throws `request.forbidden`, `exhibitors.unknown-business`.
 */
export async function eraseBusiness(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  const { contactEmail } = await getProfile(ctx, tx, business);
  await eraseContact(ctx, tx, { business });
  await forgetReceiver(ctx, tx, business);
  await forgetSellerQris(ctx, tx, business);
  await forgetAnswerFiles(ctx, tx, business);
  if (contactEmail === null) return;
  if (await isAnotherMailbox(ctx, tx, { business, email: contactEmail })) return;
  await forgetRecipient(ctx, tx, contactEmail);
  if (!(await isAccount(tx, contactEmail))) await forgetAddress(tx, contactEmail);
}

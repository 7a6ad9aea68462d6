import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { writeMail } from '../../../platform/mail/mail.ts';
import type { AtEdition } from '../../editions/index.ts';
import { findAddressed, selectAddresses } from '../decisions-store.ts';
import { openLetterPress } from './write-letter.ts';

/** Writes to whoever has sent an application that it has arrived: its number, what was sent, and where it stands. */
export async function confirmApplication(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
  publicUrl: string,
): Promise<void> {
  const to = await findAddressed(ctx, tx, application);
  if (!to) return;
  const press = await openLetterPress(ctx, tx, [application], publicUrl);
  for (const { address, person } of await selectAddresses(ctx, tx, [application]))
    await writeMail(ctx, tx, {
      recipient: address,
      kind: 'receipt',
      about: application,
      ...press.write('receipt', to, person || to.name),
    });
}

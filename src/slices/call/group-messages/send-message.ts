/** A message of the organiser to a group: by mail through the outbox, and by hand through WhatsApp. */
import { sql } from 'kysely';
import { type Id, newId } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { writeMail } from '../../../platform/mail/mail.ts';
import { lineInBoth, textInBoth } from '../../../platform/mail/two-languages.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../../editions/index.ts';
import { getCountry } from '../../people/index.ts';
import { reachFor } from '../must-reach.ts';
import { type MessageInput, messageInput } from './contract.ts';
import { selectReceivers } from './message-store.ts';

/** Messages of an organiser within a day: who writes more has a loop, or will be taken for a sender of spam. */
const MOST_A_DAY = 20;
const DAY_MS = 86_400_000;

/** @returns how many mails were written. @throws `request.invalid` for a group of nobody, `request.too-many`. */
export async function sendMessage(ctx: AtEdition, tx: Tx, input: MessageInput): Promise<number> {
  reachFor(ctx, 'call.manage');
  const { audience, region, subject, body } = accept(messageInput, input);
  const now = ctx.clock.now();
  const { count } = await tx
    .selectFrom('call.message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organiser_id', '=', ctx.organiser)
    .where(sql<boolean>`made_at > ${new Date(now - DAY_MS)}`)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_A_DAY) throw new DomainError(common['too-many']);
  const receivers = await selectReceivers(ctx, tx, { audience, region });
  if (receivers.length === 0) throw new DomainError(common.invalid, {}, { audience: ['nobody'] });
  const id = newId<'message'>();
  const words = { subject_id: subject.id, subject_en: subject.en, body_id: body.id, body_en: body.en };
  await tx
    .insertInto('call.message')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      audience,
      region_code: region,
      ...words,
      made_at: new Date(now),
    })
    .execute();
  const businesses = receivers.flatMap(({ business }) => (business === null ? [] : [business as Id<'business'>]));
  if (businesses.length > 0)
    await tx
      .insertInto('call.message_receiver')
      .values(
        businesses.map((business_id) => ({
          organiser_id: ctx.organiser,
          message_id: id,
          business_id,
          marked_at: null,
        })),
      )
      .execute();
  // One letter a mailbox, however many businesses it has.
  const addresses = new Set(receivers.flatMap(({ email }) => (email ? [email.toLowerCase()] : [])));
  const first = (await getCountry(ctx, tx)).firstLanguage;
  for (const recipient of addresses)
    await writeMail(ctx, tx, {
      recipient,
      kind: 'message',
      about: id,
      subject: lineInBoth(first, (locale) => subject[locale]),
      body: textInBoth(first, (locale) => body[locale]),
    });
  await audit(ctx, tx, 'call.message-sent', id, { count: addresses.size });
  return addresses.size;
}

/** Notes that a business was written to by hand, or takes the note back. */
export async function markMessaged(
  ctx: AtEdition,
  tx: Tx,
  { message, business, done }: { readonly message: string; readonly business: string; readonly done: boolean },
): Promise<void> {
  reachFor(ctx, 'call.manage');
  await tx
    .updateTable('call.message_receiver')
    .set({ marked_at: done ? new Date(ctx.clock.now()) : null })
    .where('organiser_id', '=', ctx.organiser)
    .where('message_id', '=', message)
    .where('business_id', '=', business)
    .execute();
}

/** On whose behalf a mail goes out: the organiser, as it calls itself, with whom to ask. */
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Sender } from '../../platform/mail/post.ts';

export async function senderOf(ctx: Pick<Context, 'organiser'>, tx: Tx): Promise<Sender> {
  const { name } = await tx
    .selectFrom('people.organiser')
    .select('name')
    .where('id', '=', ctx.organiser)
    .executeTakeFirstOrThrow();
  return { name, replyTo: null, contact: [] };
}

import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { m } from '../../platform/i18n/index.ts';
import { writeMail } from '../../platform/mail/mail.ts';
import { INVITATION_DAYS } from './contract.ts';

/** Writes the mail with an invitation's address, in both languages, and gives the address. */
export async function mailInvitation(
  ctx: Context,
  tx: Tx,
  { email, code }: { readonly email: string; readonly code: string },
  publicUrl: string,
): Promise<string> {
  const { name, slug } = await tx
    .selectFrom('people.organiser')
    .select(['name', 'slug'])
    .where('id', '=', ctx.organiser)
    .executeTakeFirstOrThrow();
  const url = `${publicUrl}/undangan/${slug}/${code}`;
  await writeMail(ctx, tx, {
    recipient: email,
    subject: `${m.people_invitation_subject({ organiser: name }, { locale: 'id' })} / ${m.people_invitation_subject({ organiser: name }, { locale: 'en' })}`,
    body: [
      m.people_invitation_body({ organiser: name, days: INVITATION_DAYS }, { locale: 'id' }),
      url,
      m.people_invitation_body({ organiser: name, days: INVITATION_DAYS }, { locale: 'en' }),
      `${publicUrl}/en/undangan/${slug}/${code}`,
    ].join('\n\n'),
  });
  return url;
}

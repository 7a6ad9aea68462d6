import type { z } from 'zod';
import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing, mayGrant } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { m } from '../../platform/i18n/index.ts';
import { writeMail } from '../../platform/mail/mail.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { INVITATION_DAYS, type invitationForm } from './contract.ts';
import { errors } from './errors.ts';
import { hashInvitationCode, newInvitationCode } from './invitation-code.ts';

export interface Invited {
  readonly id: Id<'invitation'>;
  /** The address to open; shown once, for nothing but its hash is kept. */
  readonly url: string;
}

/**
 * Invites an address to a role no higher than the inviter's own. The system (the command line, the demo) invites without
 * a role of its own.
 */
export async function invitePerson(
  ctx: Context,
  tx: Tx,
  input: z.output<typeof invitationForm>,
  publicUrl: string,
): Promise<Invited> {
  if (ctx.actor.kind !== 'system') {
    const held = allowing(ctx.actor, ctx.organiser, 'people.invite');
    if (held.length === 0) throw new DomainError(common.forbidden);
    if (!mayGrant(held, input.role)) throw new DomainError(errors['role-too-high'], {}, { role: ['role-too-high'] });
  }
  const code = newInvitationCode();
  const id = newId<'invitation'>();
  const now = ctx.clock.now();
  await tx
    .insertInto('people.invitation')
    .values({
      organiser_id: ctx.organiser,
      id,
      email: input.email.toLowerCase(),
      role: input.role,
      region_code: input.region ?? null,
      business_id: null,
      booth_id: null,
      code_hash: hashInvitationCode(code),
      invited_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
      made_at: new Date(now),
      expires_at: new Date(now + INVITATION_DAYS * 86_400_000),
    })
    .execute();
  const { name, slug } = await tx
    .selectFrom('people.organiser')
    .select(['name', 'slug'])
    .where('id', '=', ctx.organiser)
    .executeTakeFirstOrThrow();
  const url = `${publicUrl}/undangan/${slug}/${code}`;
  await writeMail(ctx, tx, {
    recipient: input.email,
    subject: `${m.people_invitation_subject({ organiser: name }, { locale: 'id' })} / ${m.people_invitation_subject({ organiser: name }, { locale: 'en' })}`,
    body: [
      m.people_invitation_body({ organiser: name, days: INVITATION_DAYS }, { locale: 'id' }),
      url,
      m.people_invitation_body({ organiser: name, days: INVITATION_DAYS }, { locale: 'en' }),
      `${publicUrl}/en/undangan/${slug}/${code}`,
    ].join('\n\n'),
  });
  await audit(ctx, tx, 'people.invite', id, { role: input.role, region: input.region ?? null });
  return { id, url };
}

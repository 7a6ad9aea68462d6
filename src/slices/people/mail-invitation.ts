import { packNamed } from '../../kinds/country/index.ts';
import type { Id } from '../../kinds/id.ts';
import type { Locale } from '../../kinds/time.ts';
import type { Context, Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { m, pathIn } from '../../platform/i18n/index.ts';
import { dropWaiting, writeMail } from '../../platform/mail/mail.ts';
import { lineInBoth, linesInBoth } from '../../platform/mail/two-languages.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { INVITATION_DAYS } from './contract.ts';
import type { InvitationCodes } from './invitation-code.ts';
import { roleName } from './role-name.ts';

/** How an invitation gets to its addressee: by mail where a server is set, else out of the outbox. */
export type InvitationPost = Pick<Settings, 'publicUrl' | 'smtpUrl'>;

export interface InvitationAddresses {
  /** Shown to whoever invites, to be given on by hand. It proves nothing of the mailbox. */
  readonly url: string;
  /** Only for the mailbox, or for who holds the machine: whoever opens it has proved the address. */
  readonly proofUrl: string;
}

/** What an invitation is to, as its letter names it. */
export interface InvitedTo {
  /** How the business is called that a producer is asked to speak for. */
  readonly business?: string | undefined;
  /** The edition from whose pages somebody invites: the role is in all of the organiser's. */
  readonly edition?: string | undefined;
}

function askedWords(organiser: string, role: Role, { business, edition }: InvitedTo, locale: Locale): string {
  const days = INVITATION_DAYS;
  const asked =
    business === undefined
      ? m.people_invitation_body({ organiser, role: roleName(role, locale), days }, { locale })
      : m.people_invitation_body_business({ organiser, business, days }, { locale });
  return edition === undefined ? asked : `${m.people_invitation_edition({ edition }, { locale })}\n\n${asked}`;
}

/**
 * Writes the mail with an invitation's address, in both languages. What is sent carries the address that proves the mailbox, and is
 * therefore shown in no outbox; what is only kept there carries the one that whoever invites sees as well.
 */
export async function mailInvitation(
  ctx: Context,
  tx: Tx,
  {
    invitation,
    email,
    codes,
    expiresAt,
    role,
    to,
  }: {
    readonly invitation: Id<'invitation'>;
    readonly email: string;
    readonly codes: InvitationCodes;
    readonly expiresAt: number;
    readonly role: Role;
    readonly to: InvitedTo;
  },
  { publicUrl, smtpUrl }: InvitationPost,
): Promise<InvitationAddresses> {
  const {
    name,
    slug,
    country_pack: pack,
  } = await tx
    .selectFrom('people.organiser')
    .select(['name', 'slug', 'country_pack'])
    .where('id', '=', ctx.organiser)
    .executeTakeFirstOrThrow();
  const first = packNamed(pack).firstLanguage;
  const sends = smtpUrl !== undefined;
  const path = `/undangan/${slug}/${sends ? codes.proof : codes.shown}`;
  // An address that a newer one replaces opens nothing any more.
  await dropWaiting(ctx, tx, { kind: 'invitation', about: invitation }, 'replaced');
  await writeMail(ctx, tx, {
    kind: 'invitation',
    about: invitation,
    livesUntil: expiresAt,
    recipient: email,
    subject: lineInBoth(first, (locale) => m.people_invitation_subject({ organiser: name }, { locale })),
    body: linesInBoth(
      first,
      (locale) => `${askedWords(name, role, to, locale)}\n\n${publicUrl}${pathIn(locale, path)}`,
    ),
    confidential: sends,
  });
  return {
    url: publicUrl + pathIn(first, `/undangan/${slug}/${codes.shown}`),
    proofUrl: publicUrl + pathIn(first, `/undangan/${slug}/${codes.proof}`),
  };
}

import type { Id } from '../../kinds/id.ts';
import { type AuditFacts, audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { type Mail, writeMail } from '../../platform/mail/mail.ts';
import { listMemberships } from './find-actor.ts';

/** What a person does at the door or with the own account. */
export const PERSON_ACTS = [
  'people.signed-in',
  'people.sign-in-refused',
  'people.password-reset',
  'people.password-changed',
  'people.email-changed',
  'people.factor-on',
  'people.factor-off',
  'people.sessions-ended',
] as const;

type Circumstances = Omit<Context, 'organiser'>;

/** Writes what a person did with the own account into the audit log of every organiser that the person works for. */
export async function auditPerson(
  runner: Runner,
  base: Circumstances,
  user: Id<'user'>,
  action: (typeof PERSON_ACTS)[number],
  facts: AuditFacts = {},
): Promise<void> {
  const organisers = new Set((await listMemberships(runner.db, user)).map(({ organiser }) => organiser));
  for (const organiser of organisers) {
    const ctx: Context = { ...base, organiser };
    await runner.command(ctx, (tx) => audit(ctx, tx, action, user, facts));
  }
}

/** Writes a mail to a person, kept with the first organiser that the person works for. Whoever has no role gets none. */
export async function mailPerson(runner: Runner, base: Circumstances, user: Id<'user'>, mail: Mail): Promise<boolean> {
  const [first] = await listMemberships(runner.db, user);
  if (!first) return false;
  const ctx: Context = { ...base, organiser: first.organiser };
  await runner.command(ctx, (tx) => writeMail(ctx, tx, mail));
  return true;
}

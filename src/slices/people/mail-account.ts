/** The mails that tell a person what became of the own account, in both languages. */
import type { Context } from '../../platform/db/context.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { type Locale, m, pathIn } from '../../platform/i18n/index.ts';
import { lineInBoth, linesInBoth } from '../../platform/mail/two-languages.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import type { Account } from './reset-password.ts';
import { mailPerson } from './tell-person.ts';

type Words<P> = (parameters: P, options: { locale: Locale }) => string;

export function bothSubjects(words: Words<Record<string, never>>, first: Locale): string {
  return lineInBoth(first, (locale) => words({}, { locale }));
}

/** A paragraph a language, then the address to open. */
export function inBoth<P>(words: Words<P>, parameters: P, url: string, first: Locale): string {
  return `${linesInBoth(first, (locale) => words(parameters, { locale }))}\n\n${url}`;
}

/** Tells the owner, who may not have been the one. */
export async function mailPasswordChanged(
  runner: Runner,
  base: Omit<Context, 'organiser'>,
  { user, email }: Account,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
): Promise<void> {
  await mailPerson(runner, base, user, {
    recipient: email,
    subject: bothSubjects(m.people_password_changed_subject, base.locale),
    body: inBoth(m.people_password_changed_body, {}, publicUrl + pathIn(base.locale, '/masuk/lupa'), base.locale),
  });
}

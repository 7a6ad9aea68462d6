import type { Context } from '../../platform/db/context.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { m, pathIn } from '../../platform/i18n/index.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { inSteadyTime } from './in-steady-time.ts';
import { bothSubjects, inBoth } from './mail-account.ts';
import { findAccount, makeReset, RESET_MAIL_HOURS } from './reset-password.ts';
import { mailPerson } from './tell-person.ts';

/** Mails a one-time link to set a new password, where the address has an account; takes as long where it has none. */
export async function mailReset(
  runner: Runner,
  base: Omit<Context, 'organiser'>,
  email: string,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
): Promise<void> {
  await inSteadyTime(async () => {
    const account = await findAccount(runner.db, email);
    if (!account) return;
    const code = await makeReset(runner.db, account.user, false, Date.now() + RESET_MAIL_HOURS * 3_600_000);
    await mailPerson(runner, base, account.user, {
      recipient: account.email,
      subject: bothSubjects(m.people_reset_subject, base.locale),
      body: inBoth(
        m.people_reset_body,
        { hours: RESET_MAIL_HOURS },
        publicUrl + pathIn(base.locale, `/masuk/sandi/${code}`),
        base.locale,
      ),
      confidential: true,
    });
  });
}

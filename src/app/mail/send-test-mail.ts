/** A mail to whoever asks for it, sent at once: the mail server's answer is what they want to read. */

import { newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Services } from '../../platform/http/api.ts';
import { m } from '../../platform/i18n/index.ts';
import { failureOf } from '../../platform/mail/mail-fault.ts';
import { createPost } from '../../platform/mail/post.ts';
import { lineInBoth, textInBoth } from '../../platform/mail/two-languages.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { countAttempt, findAddress, getCountry } from '../../slices/people/index.ts';
import { senderOf } from './sender-of.ts';

const TEMPO = { seconds: 600, most: 5 };

export type TestMail =
  | { readonly state: 'taken'; readonly email: string }
  | { readonly state: 'failed'; readonly email: string; readonly failure: string };

/** @throws `request.too-many`; `request.forbidden` for who is no person or where no server is set. */
export async function sendTestMail({ runner, settings, clock }: Services, ctx: Context): Promise<TestMail> {
  if (ctx.actor.kind !== 'person' || settings.smtpUrl === undefined) throw new DomainError(common.forbidden);
  if (!(await countAttempt(runner.db, `test-mail ${ctx.actor.user}`, TEMPO, clock.now())))
    throw new DomainError(common['too-many']);
  const own = await findAddress(runner.db, ctx.actor.user);
  if (!own) throw new DomainError(common.forbidden);
  const { sender, first } = await runner.query(ctx, async (tx) => ({
    sender: await senderOf(ctx, tx),
    first: (await getCountry(ctx, tx)).firstLanguage,
  }));
  const post = createPost(settings.smtpUrl, settings.mailFrom);
  const say = (locale: 'id' | 'en') => m.app_mail_test_body({ organiser: sender.name, name: own.name }, { locale });
  const subject = (locale: 'id' | 'en') => m.app_mail_test_subject({ organiser: sender.name }, { locale });
  try {
    await post.deliver(
      {
        id: newId<'mail'>(),
        recipient: own.email,
        subject: lineInBoth(first, subject),
        body: textInBoth(first, say),
      },
      sender,
    );
    return { state: 'taken', email: own.email };
  } catch (error) {
    return { state: 'failed', email: own.email, failure: failureOf(error) };
  } finally {
    post.close();
  }
}

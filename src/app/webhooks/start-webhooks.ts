/** The courier of webhooks, with what it needs of the house. */
import { sql } from 'kysely';
import { packFor } from '../../kinds/country/index.ts';
import { systemClock } from '../../kinds/time.ts';
import type { Services } from '../../platform/http/api.ts';
import { m } from '../../platform/i18n/index.ts';
import { writeMail } from '../../platform/mail/mail.ts';
import { lineInBoth, linesInBoth } from '../../platform/mail/two-languages.ts';
import { sealerOf } from '../../platform/secrets/sealer.ts';
import { type Courier, type CourierParts, startCourier } from '../../platform/webhooks/index.ts';
import { composeMessages } from './compose-messages.ts';

export function startWebhooks({ runner, clock, log, settings }: Services): Courier {
  const tellDisabled: CourierParts['tellDisabled'] = async (tx, { organiser, edition, url }) => {
    const { rows } = await sql<{ email: string; slug: string; currency: string }>`
      select distinct person.email, edition.slug, edition.currency from people.membership membership
      join people."user" person on person.id = membership.user_id
      join editions.edition edition on edition.organiser_id = membership.organiser_id and edition.id = ${edition}
      where membership.organiser_id = ${organiser} and membership.role = 'organiser'`.execute(tx);
    for (const { email, slug, currency } of rows) {
      const first = packFor(currency).firstLanguage;
      const page = `${settings.publicUrl}/kerja/${slug}/webhook`;
      const told = { host: new URL(url).host, page };
      await writeMail({ organiser, clock }, tx, {
        recipient: email,
        subject: lineInBoth(first, (locale) => m.app_webhook_mail_subject(told, { locale })),
        body: linesInBoth(first, (locale) => m.app_webhook_mail_body(told, { locale })),
      });
    }
  };
  return startCourier({
    runner,
    // The story's clock stands in 2023; receivers compare the time of a message with their own.
    clock: systemClock,
    log,
    sealer: () => sealerOf(runner),
    call: { loopback: settings.webhookLoopback },
    compose: composeMessages(settings.publicUrl),
    tellDisabled,
  });
}

import { formatInstant, type Locale } from '../../kinds/time.ts';
import type { Tx } from '../../platform/db/database.ts';
import { m } from '../../platform/i18n/index.ts';
import { writeMail } from '../../platform/mail/mail.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { selectAlarmReaders } from './store.ts';

export interface QrisReplaced {
  readonly number: string;
  /** The signed-in person; null for the system. */
  readonly by: string | null;
  readonly before: string;
  readonly after: string | null;
}

/** Tells every organiser, in both languages, that a booth's money leads somewhere else now, and who did it. */
export async function mailQrisAlarm(ctx: AtEdition, tx: Tx, replaced: QrisReplaced): Promise<void> {
  const { readers, changer } = await selectAlarmReaders(ctx, tx, replaced.by);
  if (readers.length === 0) return;
  const { slug, zone } = await getEditionFacts(ctx, tx);
  const inLanguage = (locale: Locale) =>
    m.floor_qris_mail(
      {
        number: replaced.number,
        before: replaced.before,
        after: replaced.after ?? m.floor_qris_none({}, { locale }),
        by: changer ?? m.floor_qris_by_system({}, { locale }),
        at: formatInstant(ctx.clock.now(), zone, locale),
        path: `/kerja/${slug}/pengecualian`,
      },
      { locale },
    );
  const subject = (locale: Locale) => m.floor_qris_mail_subject({ number: replaced.number }, { locale });
  for (const recipient of readers)
    await writeMail(ctx, tx, {
      recipient,
      subject: `${subject('id')} / ${subject('en')}`,
      body: `${inLanguage('id')}\n\n---\n\n${inLanguage('en')}`,
    });
}

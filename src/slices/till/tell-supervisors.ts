import { packFor } from '../../kinds/country/index.ts';
import { formatMoney } from '../../kinds/money.ts';
import { formatInstant, type Locale, systemClock } from '../../kinds/time.ts';
import type { Tx } from '../../platform/db/database.ts';
import { m, pathIn } from '../../platform/i18n/index.ts';
import { writeMail } from '../../platform/mail/mail.ts';
import { lineInBoth, textInBoth } from '../../platform/mail/two-languages.ts';
import type { SupervisorState } from '../editions/index.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type { Refunding } from './refund-store.ts';

/** What it needs of an upload. */
interface At {
  readonly organiser: StoredBatch['organiser'];
  readonly device: Pick<StoredBatch['device'], 'code'>;
  readonly edition: Pick<StoredBatch['edition'], 'slug' | 'zone' | 'currency'>;
}

/** What is told of a refund. */
interface Told {
  readonly receipt: Pick<Refunding['receipt'], 'soldAt' | 'total'>;
  readonly grounds: Pick<Refunding['grounds'], 'supervisor' | 'saleReceipt' | 'reason'>;
}

/** Tells each supervisor, in both languages, of the refunds that their PIN allowed: one mail an upload. */
export async function tellSupervisors(
  tx: Tx,
  batch: At,
  refunds: readonly Told[],
  known: ReadonlyMap<string, Pick<SupervisorState, 'email'>>,
  publicUrl: string,
): Promise<void> {
  const first = packFor(batch.edition.currency).firstLanguage;
  for (const [supervisor, allowed] of Map.groupBy(refunds, ({ grounds }) => grounds.supervisor)) {
    const recipient = known.get(supervisor)?.email;
    if (!recipient) continue;
    const count = allowed.length;
    await writeMail({ organiser: batch.organiser, clock: systemClock }, tx, {
      recipient,
      subject: lineInBoth(first, (locale) => m.till_refund_mail_subject({ count }, { locale })),
      body: textInBoth(first, (locale) => bodyIn(locale, batch, allowed, publicUrl)),
    });
  }
}

function bodyIn(locale: Locale, { device, edition }: At, allowed: readonly Told[], publicUrl: string): string {
  const lines = allowed.map(({ receipt, grounds }) =>
    m.till_refund_mail_line(
      {
        when: formatInstant(receipt.soldAt, edition.zone, locale),
        amount: formatMoney(-receipt.total, edition.currency, locale),
        sale: grounds.saleReceipt,
        reason: grounds.reason,
      },
      { locale },
    ),
  );
  return [
    m.till_refund_mail_head({ device: device.code }, { locale }),
    ...lines,
    m.till_refund_mail_foot(
      { path: `${publicUrl}${pathIn(locale, `/kerja/${edition.slug}/pengembalian`)}` },
      { locale },
    ),
  ].join('\n');
}

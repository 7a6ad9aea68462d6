import { formatMoney } from '../../kinds/money.ts';
import { formatInstant, type Locale, systemClock } from '../../kinds/time.ts';
import type { Tx } from '../../platform/db/database.ts';
import { m } from '../../platform/i18n/index.ts';
import { writeMail } from '../../platform/mail/mail.ts';
import type { SupervisorState } from '../editions/index.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type { Refunding } from './refund-store.ts';

/** Tells each supervisor, in both languages, of the refunds that their PIN allowed: one mail an upload. */
export async function tellSupervisors(
  tx: Tx,
  batch: StoredBatch,
  refunds: readonly Refunding[],
  known: ReadonlyMap<string, SupervisorState>,
): Promise<void> {
  for (const [supervisor, allowed] of Map.groupBy(refunds, ({ grounds }) => grounds.supervisor)) {
    const recipient = known.get(supervisor)?.email;
    if (!recipient) continue;
    const count = allowed.length;
    await writeMail({ organiser: batch.organiser, clock: systemClock }, tx, {
      recipient,
      subject: `${m.till_refund_mail_subject({ count }, { locale: 'id' })} / ${m.till_refund_mail_subject({ count }, { locale: 'en' })}`,
      body: (['id', 'en'] as const).map((locale) => bodyIn(locale, batch, allowed)).join('\n\n---\n\n'),
    });
  }
}

function bodyIn(locale: Locale, { device, edition }: StoredBatch, allowed: readonly Refunding[]): string {
  const lines = allowed.map(({ receipt, grounds }) =>
    m.till_refund_mail_line(
      {
        when: formatInstant(receipt.soldAt, edition.zone, locale),
        amount: formatMoney(-receipt.total, edition.currency),
        sale: grounds.saleReceipt,
        reason: grounds.reason,
      },
      { locale },
    ),
  );
  return [
    m.till_refund_mail_head({ device: device.code }, { locale }),
    ...lines,
    m.till_refund_mail_foot({ path: `/kerja/${edition.slug}/pengembalian` }, { locale }),
  ].join('\n');
}

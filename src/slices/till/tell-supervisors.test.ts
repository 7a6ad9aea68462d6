/** Whose PIN paid money back is told where the list is, by an address that opens from a mail. */
import { expect, test } from 'vitest';
import { newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import { listMail } from '../../platform/mail/outbox.ts';
import { openTestEdition } from '../editions/testing/test-edition.ts';
import { tellSupervisors } from './tell-supervisors.ts';

test('the mail names the list by its whole address, in both languages', async () => {
  await using house = await openTestEdition().then((opened) => ({ ...opened, [Symbol.asyncDispose]: opened.stop }));
  const supervisor = newId<'supervisor'>();
  const refund = {
    receipt: { soldAt: 0, total: money(-25_000) },
    grounds: { supervisor, saleReceipt: 'A1-1-000001', reason: 'rusak' },
  };
  const edition = { slug: 'pameran', zone: 'Asia/Jakarta', currency: 'IDR' };
  const batch = { organiser: house.ctx.organiser, edition, device: { code: 'A1-1' } };
  const known = new Map([[supervisor, { email: 'pengawas@contoh.invalid' }]]);
  await house.runner.command(house.ctx, (tx) => tellSupervisors(tx, batch, [refund], known, 'https://contoh.invalid'));
  const [mail] = await house.runner.query(house.ctx, (tx) => listMail(tx));
  const path = '/kerja/pameran/pengembalian';
  expect(mail?.body).toContain(`https://contoh.invalid${path}`);
  expect(mail?.body).toContain(`https://contoh.invalid/en${path}`);
});

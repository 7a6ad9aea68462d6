import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../kinds/id.ts';
import type { Context } from '../db/context.ts';
import { createRunner } from '../db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../db/test-database.ts';
import { writeMail } from './mail.ts';
import { listMail } from './outbox.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('has one line as its subject, whatever a name holds, and a body that turns no direction', async () => {
  const organiser = newId<'organiser'>();
  const clock = { now: () => Date.parse('2023-06-20T03:00:00Z') };
  const ctx: Context = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: '' };
  const runner = createRunner(database.db);
  await runner.command(ctx, (tx) =>
    writeMail(ctx, tx, {
      recipient: 'usaha@contoh.invalid\r\nBcc: lain@contoh.invalid',
      subject: 'Undangan dari Kue\r\nBcc: lain@contoh.invalid\r\n\r\n<script>\u0000\u202e',
      body: 'Kepada Kue\u202e Ibu\u0000,\n\n<script>alert(1)</script> {{7*7}}',
    }),
  );
  const [mail] = await runner.query(ctx, (tx) => listMail(tx));
  expect(mail).toMatchObject({
    recipient: 'usaha@contoh.invalid Bcc: lain@contoh.invalid',
    subject: 'Undangan dari Kue Bcc: lain@contoh.invalid <script>',
    // Sent as plain text: words stay words.
    body: 'Kepada Kue Ibu,\n\n<script>alert(1)</script> {{7*7}}',
  });
});

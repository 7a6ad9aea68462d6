import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { listMail } from '../../../platform/mail/outbox.ts';
import type { AtEdition } from '../../editions/index.ts';
import { BALIKPAPAN } from '../../editions/testing/test-edition.ts';
import { registerBusiness, saveProfile } from '../../exhibitors/index.ts';
import { startApplication } from '../start-application.ts';
import { openTestCall, type TestCall } from '../testing/open-call.ts';
import { listMessages, listWhatsApp } from './read-messages.ts';
import { markMessaged, sendMessage } from './send-message.ts';

let test: TestCall;
beforeAll(async () => {
  test = await openTestCall();
  const { runner, ctx } = test;
  const system: AtEdition = { ...ctx, actor: { kind: 'system' } };
  for (const slug of ['pesan-a', 'pesan-b', 'pesan-c'])
    await runner.command(system, async (tx) => {
      const story = { id: '', en: '' };
      const facts = { slug, name: slug, region: BALIKPAPAN, story, whatsapp: '6281234567890', madeUp: true };
      const business = await registerBusiness(system, tx, facts);
      await startApplication(system, tx, { business });
      if (slug !== 'pesan-c') await saveProfile(system, tx, { business, contactEmail: 'sama@contoh.invalid' });
    });
});
afterAll(() => test.stop());

const words = {
  audience: 'drafts' as const,
  region: null,
  subject: { id: 'Segera kirim', en: 'Please send' },
  body: { id: 'Isi', en: 'Text' },
};

it('writes one mail a mailbox, and gives everybody a line for WhatsApp', async () => {
  const { runner, ctx } = test;
  expect(await runner.command(ctx, (tx) => sendMessage(ctx, tx, words))).toBe(1);
  const mail = (await runner.query(ctx, (tx) => listMail(tx))).filter(({ kind }) => kind === 'message');
  expect(mail.map(({ recipient, body }) => [recipient, body])).toEqual([['sama@contoh.invalid', 'Isi\n\n---\n\nText']]);
  const [message] = await runner.query(ctx, (tx) => listMessages(ctx, tx));
  expect(message).toMatchObject({ audience: 'drafts', waiting: 1, sent: 0, failed: 0 });
  const lines = await runner.query(ctx, (tx) => listWhatsApp(ctx, tx, message?.id ?? ''));
  expect(lines.map(({ name, whatsapp, markedAt }) => [name, whatsapp, markedAt])).toEqual(
    ['pesan-a', 'pesan-b', 'pesan-c'].map((name) => [name, '6281234567890', null]),
  );
  const [first] = lines;
  const mark = { message: message?.id ?? '', business: first?.business ?? '', done: true };
  await runner.command(ctx, (tx) => markMessaged(ctx, tx, mark));
  const after = await runner.query(ctx, (tx) => listWhatsApp(ctx, tx, message?.id ?? ''));
  expect(after.map(({ name }) => name)).toEqual(['pesan-b', 'pesan-c', 'pesan-a']);
});

it('is refused for a group of nobody, for who may not manage the call, and after twenty a day', async () => {
  const { runner, ctx } = test;
  const send = (at: AtEdition, more = {}) => runner.command(at, (tx) => sendMessage(at, tx, { ...words, ...more }));
  await expect(send(ctx, { audience: 'participants' })).rejects.toMatchObject({ fields: { audience: ['nobody'] } });
  const memberships = [
    { organiser: ctx.organiser, role: 'officer' as const, region: null, business: null, booth: null },
  ];
  const officer: AtEdition = { ...ctx, actor: { kind: 'person', user: newId<'user'>(), memberships } };
  await expect(send(officer)).rejects.toMatchObject({ code: 'request.forbidden' });
  for (let sent = 1; sent < 20; sent++) await send(ctx);
  await expect(send(ctx)).rejects.toMatchObject({ code: 'request.too-many' });
});

it('is not seen by another organiser', async () => {
  const other: AtEdition = { ...test.ctx, organiser: newId<'organiser'>() };
  expect(await test.runner.query(other, (tx) => listMessages(other, tx))).toEqual([]);
});

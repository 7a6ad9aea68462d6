/** A mail's way out, on a real database and a mail server that follows SMTP. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Services } from '../../platform/http/api.ts';
import { tellKept, writeMail } from '../../platform/mail/mail.ts';
import { countMail, listMail, sendAgain } from '../../platform/mail/outbox.ts';
import { createPost, type OpenPost } from '../../platform/mail/post.ts';
import { type MailServer, openMailServer } from '../../platform/mail/testing/open-mail-server.ts';
import { openTestEdition, type TestEdition } from '../../slices/editions/testing/test-edition.ts';
import { invitePerson, revokeInvitation } from '../../slices/people/index.ts';
import { deliverMail, takeMail } from './deliver-mail.ts';

let test: TestEdition;
let server: MailServer;
let post: OpenPost;
beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());
afterEach(async () => {
  post.close();
  await server.stop();
});

const DAY = 86_400_000;
const settings = { publicUrl: 'https://gelaran.invalid', smtpUrl: 'smtp://127.0.0.1' };

async function open(answer?: (address: string) => number | undefined) {
  server = await openMailServer(answer);
  post = createPost(server.url, 'surat@gelaran.invalid');
}

/** As the worker does it. */
async function send(ctx: Context, id: string) {
  const taken = await test.runner.command(ctx, (tx) => takeMail(ctx, tx, id, settings));
  if (taken) await deliverMail({ runner: test.runner } as Pick<Services, 'runner'> as Services, post, ctx, taken);
}

const later = (ms: number): Context => ({ ...test.ctx, clock: { now: () => test.ctx.clock.now() + ms } });
const write = (words: Partial<Parameters<typeof writeMail>[2]> = {}) =>
  test.runner.command(test.ctx, (tx) =>
    writeMail(test.ctx, tx, { recipient: 'ina@contoh.invalid', subject: newId(), body: 'Isi', ...words }),
  );
const find = async (id: Id<'mail'>) =>
  (await test.runner.query(test.ctx, (tx) => listMail(tx))).find((kept) => kept.id === id);

describe('a mail', () => {
  it('is sent once, however often it is told of', async () => {
    await open();
    const id = await write();
    await Promise.all([send(test.ctx, id), send(test.ctx, id)]);
    await send(test.ctx, id);
    expect(server.received).toHaveLength(1);
    expect(await find(id)).toMatchObject({ state: 'sent', tries: 1, failure: null });
  });

  it.each([
    [451, 'later'],
    [550, 'nobody'],
  ])('that is refused with %i is seen as failed, and goes out when it is sent again', async (code, name) => {
    let refuses = true;
    await open(() => (refuses ? code : undefined));
    const id = await write({ recipient: `${name}@contoh.invalid` });
    await send(test.ctx, id);
    expect(await find(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining(String(code)) });
    refuses = false;
    expect(await test.runner.command(test.ctx, (tx) => sendAgain(test.ctx, tx, 'failed'))).toBe(1);
    await send(test.ctx, id);
    expect(await find(id)).toMatchObject({ state: 'sent', tries: 2, failure: null });
    expect(server.received).toHaveLength(1);
  });

  it('that no server takes is seen as failed', async () => {
    await open();
    await server.stop();
    const id = await write();
    await send(test.ctx, id);
    expect(await find(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('ECONNREFUSED') });
    expect((await test.runner.query(test.ctx, (tx) => countMail(tx))).failed).toBeGreaterThanOrEqual(1);
    await test.runner.command(test.ctx, (tx) => sendAgain(test.ctx, tx, id));
  });

  it('is not seen, and not sent again, by another organiser', async () => {
    await open();
    const id = await write();
    const other: Context = { ...test.ctx, organiser: newId<'organiser'>() };
    expect(await test.runner.query(other, (tx) => listMail(tx))).toEqual([]);
    expect(await test.runner.command(other, (tx) => sendAgain(other, tx, id))).toBe(0);
    expect(await test.runner.command(other, (tx) => takeMail(other, tx, id, settings))).toBeUndefined();
  });
});

describe('what was kept', () => {
  it('is told of again once a server is there; a dead link to sign in is not sent', async () => {
    await open();
    const alive = await write();
    const dead = await write({ kind: 'sign-in', livesUntil: test.ctx.clock.now() + 900_000 });
    const ctx = later(DAY);
    expect(await test.runner.command(ctx, (tx) => tellKept(ctx, tx))).toBeGreaterThanOrEqual(2);
    await send(ctx, alive);
    await send(ctx, dead);
    expect([(await find(alive))?.state, (await find(dead))?.state, (await find(dead))?.dropped]).toEqual([
      'sent',
      'dropped',
      'link-died',
    ]);
    expect(await test.runner.command(ctx, (tx) => sendAgain(ctx, tx, dead))).toBe(0);
  });

  it('of an invitation is made anew when its link has died, and dropped when it was taken back', async () => {
    await open();
    const invite = (email: string) =>
      test.runner.command({ ...test.ctx, actor: { kind: 'system' } }, (tx) =>
        invitePerson({ ...test.ctx, actor: { kind: 'system' } }, tx, { email, role: 'officer' }, settings),
      );
    const kept = async (email: string) =>
      (await test.runner.query(test.ctx, (tx) => listMail(tx, { words: email }))).map(({ id, state, dropped }) => ({
        id,
        state,
        dropped,
      }));
    await invite('petugas-a@contoh.invalid');
    const { id: taken } = await invite('petugas-b@contoh.invalid');
    const system: Context = { ...later(60 * DAY), actor: { kind: 'system' } };
    await test.runner.command(system, (tx) => revokeInvitation(system, tx, taken));
    for (const email of ['petugas-a@contoh.invalid', 'petugas-b@contoh.invalid'])
      for (const { id } of await kept(email)) await send(system, id);
    expect((await kept('petugas-a')).map(({ state, dropped }) => [state, dropped])).toEqual([
      ['waiting', null],
      ['dropped', 'replaced'],
    ]);
    expect((await kept('petugas-b')).map(({ dropped }) => dropped)).toEqual(['used']);
    for (const { id } of await kept('petugas-a')) await send(system, id);
    expect(server.received.map(({ to }) => to)).toEqual([['petugas-a@contoh.invalid']]);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../../kinds/id.ts';
import type { Context } from '../db/context.ts';
import { createRunner, type Runner } from '../db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../db/test-database.ts';
import { DomainError } from '../problem/domain-error.ts';
import { type FormTaker, sendOnce } from './send-once.ts';
import { SENT } from './sent-field.ts';
import { readSentForm, type SentForm } from './sent-form.ts';
import { findSentForm, pruneSentForms } from './sent-store.ts';

let database: OpenTestDatabase;
let runner: Runner;
beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
});
afterAll(() => database.close());

const ctx: Context = {
  actor: { kind: 'system' },
  organiser: newId(),
  clock: { now: () => 0 },
  locale: 'id',
  requestId: 'test',
};
/** What the actions of these tests make: rows of a table that asks for nothing before them. */
const made = async () =>
  Number((await sql<{ n: number }>`select count(*) n from people.attempt`.execute(runner.db)).rows[0]?.n);
let before = 0;
beforeEach(async () => {
  before = await made();
});

const make = ({ runner: with_ }: FormTaker) =>
  with_.command(ctx, async (tx) => {
    const id = newId();
    await sql`insert into people.attempt (key, count, since) values (${id}, 1, now())`.execute(tx);
    return { id };
  });

async function sent(texts: Readonly<Record<string, string>>, key = `${newId()}_R_1_`): Promise<SentForm> {
  const form = new FormData();
  form.set(SENT, key);
  for (const [name, text] of Object.entries(texts)) form.set(name, text);
  const read = await readSentForm(form, { kind: 'public' }, '/x');
  if (!read) throw new Error('not read');
  return read;
}

it('makes one thing of a form that is sent again, and answers as the first time', async () => {
  const form = await sent({ name: 'A' });
  const answers = [await sendOnce(runner, form, make), await sendOnce(runner, form, make)];
  expect(answers[1]).toEqual(answers[0]);
  expect(await made()).toBe(before + 1);
});

it('makes one thing of a form that is sent ten times in the same instant', async () => {
  const form = await sent({ name: 'A' });
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendOnce(runner, form, make)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await made()).toBe(before + 1);
});

it('lets an action tell how far it is by commands of their own inside the first one', async () => {
  const form = await sent({ name: 'A' });
  const long = (taker: FormTaker) =>
    taker.runner.command(ctx, async () => [await make(taker), await make(taker)].length);
  expect(await Promise.all([sendOnce(runner, form, long), sendOnce(runner, form, long)])).toEqual([2, 2]);
  expect(await made()).toBe(before + 2);
});

it('lets an action give two commands at once', async () => {
  const form = await sent({ name: 'A' });
  const both = (taker: FormTaker) => Promise.all([make(taker), make(taker)]);
  const [once, again] = await Promise.all([sendOnce(runner, form, both), sendOnce(runner, form, both)]);
  expect(again).toEqual(once);
  expect(await made()).toBe(before + 2);
});

it('tells of the same form with other content, and takes nothing of it', async () => {
  const form = await sent({ name: 'A' });
  await sendOnce(runner, form, make);
  const other = await sent({ name: 'B' }, form.key);
  await expect(sendOnce(runner, other, make)).rejects.toMatchObject({ code: 'form.sent-otherwise' });
  const elsewhere = await Promise.allSettled([sendOnce(runner, form, make), sendOnce(runner, other, make)]);
  expect(elsewhere.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await made()).toBe(before + 1);
});

it('makes two of two forms that look alike', async () => {
  await sendOnce(runner, await sent({ name: 'A' }), make);
  await sendOnce(runner, await sent({ name: 'A' }), make);
  expect(await made()).toBe(before + 2);
});

it('lets a form be sent again that was refused, failed, or changed nothing', async () => {
  const form = await sent({ name: 'A' });
  const refuse = ({ runner: with_ }: FormTaker) =>
    with_.command(ctx, async () => {
      throw new DomainError({ code: 'x.refused', status: 422, title: 'Refused.' });
    });
  await expect(sendOnce(runner, form, refuse)).rejects.toMatchObject({ code: 'x.refused' });
  expect(await sendOnce(runner, form, async () => 'only looked')).toBe('only looked');
  const fail = async ({ runner: with_ }: FormTaker) => {
    await with_.command(ctx, async () => undefined);
    throw new Error('the second step failed');
  };
  await expect(sendOnce(runner, form, fail)).rejects.toThrow('second step');
  await sendOnce(runner, form, make);
  expect(await made()).toBe(before + 1);
});

it('is taken without a command, where an action does what no command does', async () => {
  const form = await sent({ email: 'a@contoh.invalid' });
  let letters = 0;
  const write = async ({ take }: FormTaker) => {
    await take();
    await take();
    return { letters: ++letters };
  };
  const answers = await Promise.all([1, 2, 3].map(() => sendOnce(runner, form, write)));
  expect(answers).toEqual([{ letters: 1 }, { letters: 1 }, { letters: 1 }]);
});

it('waits for whoever fails after all, and then takes the form', async () => {
  const form = await sent({ name: 'A' });
  let fail = true;
  const flaky = ({ runner: with_ }: FormTaker) =>
    with_.command(ctx, async () => {
      if (fail) {
        fail = false;
        throw new DomainError({ code: 'x.refused', status: 422, title: 'Refused.' });
      }
      return 'taken';
    });
  const ends = await Promise.allSettled([sendOnce(runner, form, flaky), sendOnce(runner, form, flaky)]);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('answers a redirect again, also one that was thrown, and never a session’s cookie', async () => {
  const claim = ({ runner: with_ }: FormTaker) => with_.command(ctx, async () => undefined);
  const moved = () => new Response(null, { status: 302, headers: { location: '/there' } });
  const form = await sent({ name: 'A' });
  const answer = async (form: FormTaker) => {
    await claim(form);
    return moved();
  };
  await sendOnce(runner, form, answer);
  const again = await sendOnce(runner, form, async () => 'not run');
  expect(again instanceof Response && [again.status, again.headers.get('location')]).toEqual([302, '/there']);

  const thrown = await sent({ name: 'A' });
  const answerThrown = async (form: FormTaker) => {
    await claim(form);
    throw moved();
  };
  for (const run of [answerThrown, async () => 'not run'])
    await expect(sendOnce(runner, thrown, run)).rejects.toBeInstanceOf(Response);

  const session = await sent({ name: 'A' });
  await sendOnce(runner, session, async (form) => {
    await claim(form);
    return new Response(null, { headers: { 'set-cookie': 'session=1' } });
  });
  expect(await sendOnce(runner, session, async () => 'run again')).toBe('run again');
});

it('keeps what was answered sealed, forgets it after two days and the form after thirty', async () => {
  const form = await sent({ name: 'A' });
  await sendOnce(runner, form, async (form) => {
    await make(form);
    return { secret: 'whsec_shown-once' };
  });
  const { answer } = (await findSentForm(runner.db, form.key)) ?? {};
  expect(answer?.length).toBeGreaterThan(0);
  expect(answer?.includes('whsec_shown-once')).toBe(false);
  const age = (days: number) =>
    sql`update platform.sent_form set sent_at = now() - make_interval(days => ${days}) where key = ${form.key}`.execute(
      runner.db,
    );
  await age(3);
  expect(await pruneSentForms(runner.db)).toBe(0);
  expect(await findSentForm(runner.db, form.key)).toMatchObject({ answer: null });
  await age(31);
  expect(await pruneSentForms(runner.db)).toBe(1);
});

it('reads no key that our pages do not write, and carries back everything but passwords', async () => {
  for (const key of ['', 'x', 'a'.repeat(200)]) {
    const form = new FormData();
    form.set(SENT, key);
    expect(await readSentForm(form, { kind: 'public' }, '/x')).toBeUndefined();
  }
  const form = await sent({ name: 'Amplang', password: 'rahasia', newPassword: 'rahasia', pin: '1234' });
  expect(form.texts).toEqual([['name', 'Amplang']]);
  const other = await readSentForm(
    (() => {
      const same = new FormData();
      same.set(SENT, form.key);
      return same;
    })(),
    { kind: 'system' },
    '/x',
  );
  expect(other?.digest.equals(form.digest)).toBe(false);
});

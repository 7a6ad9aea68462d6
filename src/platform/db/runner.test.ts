import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { audit, findBrokenAudit, listAudit } from '../audit/audit.ts';
import type { Context } from './context.ts';
import { tell } from './news.ts';
import { createRunner, type Runner } from './runner.ts';
import { type OpenTestDatabase, openTestDatabase } from './test-database.ts';

let database: OpenTestDatabase;
let runner: Runner;
const announced: string[][] = [];

function contextOf(organiser: Id<'organiser'>): Context {
  return {
    actor: { kind: 'system' },
    organiser,
    clock: { now: () => 1_687_500_000_000 },
    locale: 'id',
    requestId: newId(),
  };
}

const ctx = contextOf(newId());
const other = contextOf(newId());

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db, (topics) => announced.push([...topics]));
});
afterAll(() => database.close());

describe('runner', () => {
  it('shows a tenant its own rows only, and nothing without a tenant', async () => {
    await runner.command(ctx, (tx) => audit(ctx, tx, 'test.act', 'subject', { amount: 1 }));
    expect(await runner.query(other, (tx) => listAudit(tx))).toEqual([]);
    expect((await runner.query(ctx, (tx) => listAudit(tx))).map((entry) => entry.action)).toEqual(['test.act']);
    expect((await sql`select * from platform.audit`.execute(runner.db)).rows).toEqual([]);
  });

  it('refuses to write another tenant’s row', async () => {
    const forged = runner.command(other, (tx) =>
      audit({ ...other, organiser: ctx.organiser }, tx, 'test.act', 'forged'),
    );
    await expect(forged).rejects.toThrow('row-level security');
  });

  it('announces news after the commit, and none of what was rolled back', async () => {
    announced.length = 0;
    await runner.command(ctx, (tx) => tell(tx, ctx.organiser, 'test.told', {}));
    await expect(
      runner.command(ctx, async (tx) => {
        await tell(tx, ctx.organiser, 'test.lost', {});
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(announced).toEqual([['test.told']]);
    const { rows } = await sql<{ topic: string }>`select topic from platform.outbox`.execute(runner.db);
    expect(rows).toEqual([{ topic: 'test.told' }]);
  });

  it('tries again what PostgreSQL asks to try again, and nothing else', async () => {
    let attempts = 0;
    const again = await runner.command(ctx, async (tx) => {
      attempts++;
      if (attempts < 3) await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx);
      return 'done';
    });
    expect([again, attempts]).toEqual(['done', 3]);
    attempts = 0;
    const once = runner.command(ctx, async (tx) => {
      attempts++;
      await sql`do $$ begin raise exception using errcode = '23505'; end $$`.execute(tx);
    });
    await expect(once).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });

  it('lets a query change nothing', async () => {
    await expect(runner.query(ctx, (tx) => tell(tx, ctx.organiser, 'test.told', {}))).rejects.toMatchObject({
      code: '25006',
    });
  });
});

describe('audit', () => {
  const chained = contextOf(newId());

  it('chains entries written at once by many, and shows where one was changed', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        runner.command(chained, (tx) => audit(chained, tx, 'test.act', `s${at}`, { at, b: null, a: 'x' })),
      ),
    );
    const entries = await runner.query(chained, (tx) => listAudit(tx));
    expect(entries.map((entry) => entry.seq)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await runner.query(chained, (tx) => findBrokenAudit(tx))).toBeUndefined();
  });

  it('cannot be changed by the application', async () => {
    for (const act of [sql`update platform.audit set action = 'x'`, sql`delete from platform.audit`])
      await expect(runner.command(chained, (tx) => act.execute(tx))).rejects.toMatchObject({ code: '42501' });
  });
});

/** A producer who was accepted and has a booth steps back: all of it falls free at once, or nothing. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import {
  closeCall,
  decide,
  fillPlaces,
  findApplicationOf,
  listWaitlists,
  publishResults,
} from '../../slices/call/index.ts';
import { openTestCall, type TestCall } from '../../slices/call/testing/open-call.ts';
import { PASER } from '../../slices/editions/testing/test-edition.ts';
import { addBooth, drawHall, listBooths, placeBusiness } from '../../slices/floor/index.ts';
import { stepBack } from './step-back.ts';

const HOUR = 3_600_000;

let test: TestCall;
let booth: Id<'booth'>;
const business: Record<string, Id<'business'>> = {};

const own = (name: string) => business[name] ?? ('' as Id<'business'>);

beforeAll(async () => {
  test = await openTestCall();
  const { runner, ctx } = test;
  // Paser has one place: one is accepted, one waits.
  const applications: Id<'application'>[] = [];
  for (const name of ['satu', 'dua']) {
    applications.push(await test.apply(name, PASER));
    const row = await runner.query(ctx, (tx) =>
      tx.selectFrom('exhibitors.business').select('id').where('slug', '=', name).executeTakeFirstOrThrow(),
    );
    business[name] = row.id;
  }
  const late = test.after(3 * HOUR);
  const [accepted, waiting] = applications;
  if (!accepted || !waiting) throw new Error('nobody applied');
  await runner.command(late, async (tx) => {
    await closeCall(late, tx);
    const reasons = { id: '', en: '' };
    await decide(late, tx, { applications: [accepted], decision: 'accepted', reasons });
    await decide(late, tx, { applications: [waiting], decision: 'waitlisted', reasons });
    await publishResults(late, tx);
    const hall = await drawHall(late, tx, { name: 'Aula', width: 9_000, depth: 9_000 });
    const place = { x: 0, y: 0, width: 3_000, depth: 3_000, region: PASER };
    booth = await addBooth(late, tx, { hall, number: 'A1', cluster: 'A', ...place });
    await placeBusiness(late, tx, { booth, business: own('satu') });
  });
});
afterAll(() => test.stop());

const sellers = async () =>
  (await test.runner.query(test.ctx, (tx) => listBooths(test.ctx, tx))).flatMap(({ businesses }) =>
    businesses.map(({ slug }) => slug),
  );

const waitlist = async () => {
  const lists = await test.runner.query(test.ctx, (tx) => listWaitlists(test.ctx, tx, { all: true }));
  const list = lists.find(({ region }) => region.code === PASER);
  return { taken: list?.taken, offered: list?.offered };
};

describe('stepBack', () => {
  it('is not for somebody else', async () => {
    const other = test.as('producer', { business: own('dua') });
    await expect(
      test.runner.command(other, (tx) => stepBack(other, tx, { business: own('satu') })),
    ).rejects.toMatchObject({ code: 'request.forbidden' });
    expect(await sellers()).toEqual(['satu']);
  });

  it('frees the seat and the place, tells whoever carries the booth’s catalogue, and the waitlist gets the place', async () => {
    const { runner } = test;
    const late = test.after(4 * HOUR);
    expect([await sellers(), await waitlist()]).toEqual([['satu'], { taken: 1, offered: 0 }]);
    await runner.command(late, (tx) =>
      tx.deleteFrom('platform.outbox').where('topic', '=', 'floor.business-placed').execute(),
    );
    const owner = { ...test.as('producer', { business: own('satu') }), clock: late.clock };
    await runner.command(owner, (tx) => stepBack(owner, tx, { business: own('satu') }));
    expect([await sellers(), await waitlist()]).toEqual([[], { taken: 0, offered: 1 }]);
    const news = await runner.query(late, (tx) =>
      tx.selectFrom('platform.outbox').select('payload').where('topic', '=', 'floor.business-placed').execute(),
    );
    expect(news.map(({ payload }) => payload)).toEqual([{ edition: late.edition, booth, business: own('satu') }]);
    expect(await runner.query(late, (tx) => findApplicationOf(late, tx, own('satu')))).toMatchObject({
      state: 'withdrawn',
    });
    expect(await runner.command(late, (tx) => fillPlaces(late, tx, { region: PASER }))).toBe(1);
    await runner.command(late, (tx) => placeBusiness(late, tx, { booth, business: own('dua') }));
    expect(await sellers()).toEqual(['dua']);
  });

  it('is refused with what to do where goods were handed over, and then takes nothing away', async () => {
    const { runner } = test;
    const owner = { ...test.as('producer', { business: own('dua') }), clock: test.after(5 * HOUR).clock };
    await runner.command(test.ctx, (tx) =>
      sql`insert into settlement.signature (organiser_id, edition_id, id, business_id, side, name, digest, net, payout, signed_at)
        values (${test.ctx.organiser}, ${test.ctx.edition}, gen_random_uuid(), ${own('dua')}, 'business', 'Pemilik',
          sha256('x'), 0, 0, now())`.execute(tx),
    );
    await expect(runner.command(owner, (tx) => stepBack(owner, tx, { business: own('dua') }))).rejects.toMatchObject({
      code: 'exhibitors.has-dealings',
    });
    expect(await sellers()).toEqual(['dua']);
  });
});

/** For tests of this slice and those above: a real database with two organisers, each with an edition of its own. */
import type { KyselyPlugin } from 'kysely';
import { type Id, newId } from '../../../kinds/id.ts';
import { type RegionCode, regionCode } from '../../../kinds/region.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { createRunner, type Runner } from '../../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../../platform/db/test-database.ts';
import { type AtEdition, createEdition, createSeries, setDelegation } from '../index.ts';

export const BALIKPAPAN = regionCode('64.71');
export const PASER = regionCode('64.01');

/** 23 June 2023, 10.00 WIB. */
export const OPENING = Date.parse('2023-06-23T03:00:00Z');

export interface TestEdition {
  readonly runner: Runner;
  readonly database: OpenTestDatabase;
  /** The edition `pertama` with delegations of Balikpapan (producer quota 3) and Paser (1). */
  readonly ctx: AtEdition;
  /** Another organiser's edition `lain`, with nothing in it. */
  readonly other: AtEdition;
  /** How many SQL statements `work` takes, in one transaction. */
  countQueries(work: (tx: Tx) => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
}

class Counter implements KyselyPlugin {
  count = 0;
  transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => {
    this.count++;
    return node;
  };
  transformResult: KyselyPlugin['transformResult'] = async ({ result }) => result;
}

/** Ids that a test wants to know before: of the edition `pertama`. */
export interface FixedIds {
  readonly organiser?: Id<'organiser'>;
  readonly edition?: Id<'edition'>;
}

export async function openTestEdition(fixed: FixedIds = {}): Promise<TestEdition> {
  const database = await openTestDatabase();
  const counter = new Counter();
  const runner = createRunner(database.db.withPlugin(counter));
  const ctx = await makeEdition(runner, 'pertama', fixed);
  const other = await makeEdition(runner, 'lain');
  await runner.command(ctx, async (tx) => {
    await delegate(ctx, tx, BALIKPAPAN, 3);
    await delegate(ctx, tx, PASER, 1);
  });
  return {
    runner,
    database,
    ctx,
    other,
    async countQueries(work) {
      return runner.command(ctx, async (tx) => {
        const before = counter.count;
        await work(tx);
        return counter.count - before;
      });
    },
    stop: () => database.close(),
  };
}

async function delegate(ctx: AtEdition, tx: Tx, region: RegionCode, producerQuota: number): Promise<void> {
  await setDelegation(ctx, tx, { region, position: producerQuota, boothQuota: 2, producerQuota, leadAgency: null });
}

async function makeEdition(runner: Runner, slug: string, fixed: FixedIds = {}): Promise<AtEdition> {
  const organiser = fixed.organiser ?? newId<'organiser'>();
  const edition: Id<'edition'> = fixed.edition ?? newId();
  const ctx: AtEdition = {
    actor: { kind: 'system' },
    organiser,
    edition,
    clock: { now: () => OPENING },
    locale: 'id',
    requestId: newId(),
  };
  await runner.command(ctx, async (tx) => {
    const row = { id: organiser, slug: `panitia-${slug}`, name: `Panitia ${slug}`, country_pack: 'id' as const };
    await tx.insertInto('people.organiser').values(row).execute();
    const series = await createSeries(ctx, tx, { name: 'Pameran' });
    await createEdition(ctx, tx, editionNamed(slug, series, edition));
  });
  return ctx;
}

export function editionNamed(slug: string, series: Id<'series'>, id?: Id<'edition'>) {
  return {
    ...(id === undefined ? {} : { id }),
    series,
    slug,
    name: `Pameran ${slug}`,
    theme: 'Kriya Wastra',
    summary: { id: 'Tiga hari.', en: 'Three days.' },
    venue: 'Sarinah',
    city: 'Jakarta',
    zone: 'Asia/Jakarta',
    currency: 'IDR',
    startsOn: '2023-06-23',
    endsOn: '2023-06-25',
    opensAt: '10:00',
    closesAt: '22:00',
    figuresPublic: true,
    demo: true,
    state: 'public' as const,
  };
}

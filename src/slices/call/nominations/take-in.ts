import type { Id } from '../../../kinds/id.ts';
import { newId } from '../../../kinds/id.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Runner } from '../../../platform/db/runner.ts';
import { contentOf, findSentList, type ListContent, markTaken } from '../../../platform/lists/index.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, lockDelegation } from '../../editions/index.ts';
import { registerNominated } from '../../exhibitors/index.ts';
import { getCountry } from '../../people/index.ts';
import type { NominationInput } from '../contract.ts';
import { errors } from '../errors.ts';
import { nominateMany } from '../nominate.ts';
import { type CheckedRow, checkList } from './check-list.ts';
import { gatherRows, type NominatedRow } from './judge-row.ts';
import { type ListId, type ListOutcome, lockList, NOMINATION_LISTS, updateProgress } from './list-store.ts';
import { outcomeOf } from './lists.ts';

/** Lines between two words of how far it is. */
const STEP = 500;

type Found = CheckedRow & { readonly row: NominatedRow };

/**
 * Takes in a list that was kept: all of it in one transaction, or nothing. Taken in twice, also at once, it is taken in
 * once. How far it is, `findProgress` says meanwhile. @throws `call.unknown-list`, `call.list-faulty` with the number of
 * faulty lines, and as `nominateMany`.
 */
export async function takeInList(runner: Runner, ctx: AtEdition, id: ListId): Promise<ListOutcome> {
  // By transactions of its own, for nobody sees what the long one has not committed.
  const tellProgress = (state: 'sent' | 'taking', progress: number) =>
    runner.command(ctx, (tx) => updateProgress(ctx, tx, id, { state, progress }));
  try {
    return await runner.command(ctx, async (tx) => {
      await lockList(ctx, tx, id);
      const list = await findSentList(ctx, tx, NOMINATION_LISTS, id);
      if (!list) throw new DomainError(errors['unknown-list']);
      const before = outcomeOf(list.outcome);
      if (before) return before;
      const outcome = await takeIn(ctx, tx, list.content ?? contentOf({ header: [], rows: [] }), (done) =>
        tellProgress('taking', done),
      );
      await markTaken(ctx, tx, NOMINATION_LISTS, id, { ...outcome });
      return outcome;
    });
  } catch (error) {
    await tellProgress('sent', 0);
    throw error;
  }
}

/** The same for lines that were not kept: one business, typed in. */
export async function takeInRows(ctx: AtEdition, tx: Tx, content: ListContent): Promise<ListOutcome> {
  return takeIn(ctx, tx, content, async () => undefined);
}

async function takeIn(
  ctx: AtEdition,
  tx: Tx,
  content: ListContent,
  onProgress: (done: number) => Promise<void>,
): Promise<ListOutcome> {
  await lockRegions(ctx, tx, await checkList(ctx, tx, content).then(({ rows }) => regionsOf(rows)));
  // Looked at again with the regions locked: another list may have brought the same businesses meanwhile.
  const { named, rows } = await checkList(ctx, tx, content);
  const found = rows.filter((row): row is Found => row.row !== undefined);
  if (!named || found.length < rows.length)
    throw new DomainError(errors['list-faulty'], { count: rows.length - found.length });
  const businesses = gatherRows(found);
  const fresh = businesses
    .filter(({ verdict }) => verdict === 'fresh')
    .map(({ line, row }) => ({
      line,
      id: newId<'business'>(ctx.clock.now()),
      name: row.name,
      region: row.region,
      registration: row.registration,
    }));
  const idOf = new Map(fresh.map(({ line, id }) => [line, id]));
  await registerNominated(
    ctx,
    tx,
    fresh.map(({ line: _, ...business }) => business),
    (await getCountry(ctx, tx)).registration.kind,
  );
  for (let at = 0; at < businesses.length; at += STEP) {
    const part = businesses.slice(at, at + STEP);
    await nominateMany(
      ctx,
      tx,
      part.flatMap(({ line, business, row, products }) => {
        const whose = business ?? idOf.get(line);
        return whose === undefined ? [] : [nominationOf(ctx, whose, row.statement, products)];
      }),
    );
    await onProgress(lineUpTo(found, part.at(-1)?.line ?? 0));
  }
  const count = (verdict: string) => businesses.filter((row) => row.verdict === verdict).length;
  return { fresh: count('fresh'), known: count('known'), applied: count('applied') };
}

function regionsOf(rows: readonly CheckedRow[]): RegionCode[] {
  return [...new Set(rows.flatMap(({ row }) => row?.region ?? []))].sort();
}

/** In the order of their codes, so that two lists never wait for each other. */
async function lockRegions(ctx: AtEdition, tx: Tx, regions: readonly RegionCode[]): Promise<void> {
  for (const region of regions) await lockDelegation(ctx, tx, region);
}

/** How many of the lines are done once the business that begins on this one is. */
function lineUpTo(found: readonly Found[], line: number): number {
  return found.filter((each) => (each.with ?? each.line) <= line).length;
}

/** What the list does not say is left to the business's last application. */
function nominationOf(
  ctx: AtEdition,
  business: Id<'business'>,
  statement: string,
  products: readonly NonNullable<NominatedRow['product']>[],
): NominationInput {
  return {
    business,
    ...(statement === '' ? {} : { statement }),
    ...(products.length === 0
      ? {}
      : {
          items: products.map((product) => ({
            id: newId<'item'>(ctx.clock.now()),
            name: { id: product.name, en: product.nameEn },
            description: { id: '', en: '' },
            category: product.category,
            price: product.price,
            unit: product.unit,
            photos: [],
          })),
        }),
  };
}

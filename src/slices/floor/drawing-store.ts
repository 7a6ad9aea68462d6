/** SQL of the drawing: what lies where, its version, its changes. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { BoothThing, Change, ClusterThing, FeatureThing, HallThing, Thing } from './drawing.ts';

const outlineText = (outline: readonly (readonly [number, number])[] | null) =>
  outline === null ? null : JSON.stringify(outline);

/** Takes the plan's row, so that changes of an edition's plan are one after the other. Its version. */
export async function lockPlan(ctx: AtEdition, tx: Tx): Promise<number> {
  await tx
    .insertInto('floor.plan')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('floor.plan')
    .select('version')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function findPlanVersion(ctx: AtEdition, tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('floor.plan')
    .select('version')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export async function selectChangesSince(ctx: AtEdition, tx: Tx, version: number) {
  const rows = await tx
    .selectFrom('floor.plan_change')
    .select(['things', 'changes'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('version', '>', version)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({ things: row.things, changes: row.changes as Change[] }));
}

export async function insertPlanChange(
  ctx: AtEdition,
  tx: Tx,
  row: { readonly version: number; readonly by: string | null; readonly changes: readonly Change[] },
): Promise<void> {
  await tx
    .insertInto('floor.plan_change')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      version: row.version,
      made_at: new Date(ctx.clock.now()),
      made_by: row.by,
      things: [...new Set(row.changes.map(({ key }) => key))],
      changes: JSON.stringify(row.changes),
    })
    .execute();
  await tx
    .updateTable('floor.plan')
    .set({ version: row.version })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
}

/** A hall as it is kept: in a venue. */
export type KeptHall = HallThing & { readonly venue: Id<'venue'> };

export async function selectHallThings(ctx: AtEdition, tx: Tx): Promise<KeptHall[]> {
  const rows = await tx
    .selectFrom('floor.hall')
    .select(['id', 'venue_id as venue', 'name', 'place', 'position', 'width', 'depth', 'outline'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ kind: 'hall' as const, ...row }));
}

export async function selectClusterThings(ctx: AtEdition, tx: Tx): Promise<ClusterThing[]> {
  const rows = await tx
    .selectFrom('floor.cluster')
    .select(['code', 'name_id', 'name_en', 'colour'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    kind: 'cluster' as const,
    id: row.code,
    name: { id: row.name_id, en: row.name_en },
    colour: row.colour,
  }));
}

export async function selectFeatureThings(ctx: AtEdition, tx: Tx): Promise<FeatureThing[]> {
  const rows = await tx
    .selectFrom('floor.feature')
    .select(['id', 'hall_id as hall', 'kind as type', 'label', 'x', 'y', 'width', 'depth', 'outline'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    // Aisles lie under what stands in them.
    .orderBy(sql`kind <> 'aisle'`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ kind: 'feature' as const, ...row }));
}

async function selectBoothThings(ctx: AtEdition, tx: Tx): Promise<BoothThing[]> {
  const rows = await tx
    .selectFrom('floor.booth')
    .select(['id', 'hall_id as hall', 'number', 'cluster', 'state', 'reason', 'tables', 'chairs', 'amperes'])
    .select(['x', 'y', 'width', 'depth', 'outline'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('cluster')
    .orderBy((eb) => eb.fn<number>('length', ['number']))
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ kind: 'booth' as const, ...row }));
}

/** All that is drawn: halls, clusters, features, booths in the order of their numbers. */
export async function selectThings(ctx: AtEdition, tx: Tx): Promise<Thing[]> {
  return [
    ...(await selectHallThings(ctx, tx)),
    ...(await selectClusterThings(ctx, tx)),
    ...(await selectFeatureThings(ctx, tx)),
    ...(await selectBoothThings(ctx, tx)),
  ];
}

/** What they hold to goes first; @throws the database's refusal when something still holds to one of them. */
export async function deleteThings(ctx: AtEdition, tx: Tx, keys: readonly string[]): Promise<void> {
  const idsOf = (kind: string) =>
    keys.flatMap((key) => (key.startsWith(`${kind}/`) ? [key.slice(kind.length + 1)] : []));
  for (const [kind, table, column] of [
    ['booth', 'floor.booth', 'id'],
    ['feature', 'floor.feature', 'id'],
    ['cluster', 'floor.cluster', 'code'],
    ['hall', 'floor.hall', 'id'],
  ] as const) {
    const ids = idsOf(kind);
    if (ids.length === 0) continue;
    await sql`delete from ${sql.table(table)} where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and ${sql.ref(column)}::text = any(${ids}::text[])`.execute(
      tx,
    );
  }
}

/** Each kind in one statement; halls say their venue, so that numbers may change places. */
export async function upsertThings(ctx: AtEdition, tx: Tx, things: readonly Thing[]): Promise<void> {
  const at = { organiser_id: ctx.organiser, edition_id: ctx.edition };
  const halls = things.filter((each): each is KeptHall => each.kind === 'hall' && each.venue !== undefined);
  const clusters = things.filter((each) => each.kind === 'cluster');
  const features = things.filter((each) => each.kind === 'feature');
  const booths = things.filter((each) => each.kind === 'booth');
  if (halls.length > 0)
    await tx
      .insertInto('floor.hall')
      .values(
        halls.map(({ kind: _, venue, outline, ...hall }) => ({
          ...at,
          ...hall,
          venue_id: venue,
          outline: outlineText(outline),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organiser_id', 'id']).doUpdateSet((eb) => ({
          venue_id: eb.ref('excluded.venue_id'),
          name: eb.ref('excluded.name'),
          place: eb.ref('excluded.place'),
          position: eb.ref('excluded.position'),
          width: eb.ref('excluded.width'),
          depth: eb.ref('excluded.depth'),
          outline: sql`excluded.outline`,
        })),
      )
      .execute();
  if (clusters.length > 0)
    await tx
      .insertInto('floor.cluster')
      .values(clusters.map(({ id, name, colour }) => ({ ...at, code: id, name_id: name.id, name_en: name.en, colour })))
      .onConflict((conflict) =>
        conflict.columns(['organiser_id', 'edition_id', 'code']).doUpdateSet((eb) => ({
          name_id: eb.ref('excluded.name_id'),
          name_en: eb.ref('excluded.name_en'),
          colour: eb.ref('excluded.colour'),
        })),
      )
      .execute();
  if (features.length > 0)
    await tx
      .insertInto('floor.feature')
      .values(
        features.map(({ kind: _, type, hall, outline, ...feature }) => ({
          ...at,
          ...feature,
          hall_id: hall,
          kind: type,
          outline: outlineText(outline),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organiser_id', 'id']).doUpdateSet((eb) => ({
          hall_id: eb.ref('excluded.hall_id'),
          kind: eb.ref('excluded.kind'),
          label: eb.ref('excluded.label'),
          x: eb.ref('excluded.x'),
          y: eb.ref('excluded.y'),
          width: eb.ref('excluded.width'),
          depth: eb.ref('excluded.depth'),
          outline: sql`excluded.outline`,
        })),
      )
      .execute();
  // A statement carries 65,535 values at most.
  for (let from = 0; from < booths.length; from += 1_000) await upsertBooths(ctx, tx, booths.slice(from, from + 1_000));
}

async function upsertBooths(ctx: AtEdition, tx: Tx, booths: readonly BoothThing[]): Promise<void> {
  await tx
    .insertInto('floor.booth')
    .values(
      booths.map(({ kind: _, hall, outline, ...booth }) => ({
        organiser_id: ctx.organiser,
        edition_id: ctx.edition,
        ...booth,
        hall_id: hall,
        outline: outlineText(outline),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organiser_id', 'id']).doUpdateSet((eb) => ({
        hall_id: eb.ref('excluded.hall_id'),
        number: eb.ref('excluded.number'),
        cluster: eb.ref('excluded.cluster'),
        state: eb.ref('excluded.state'),
        reason: eb.ref('excluded.reason'),
        tables: eb.ref('excluded.tables'),
        chairs: eb.ref('excluded.chairs'),
        amperes: eb.ref('excluded.amperes'),
        x: eb.ref('excluded.x'),
        y: eb.ref('excluded.y'),
        width: eb.ref('excluded.width'),
        depth: eb.ref('excluded.depth'),
        outline: sql`excluded.outline`,
      })),
    )
    .execute();
}

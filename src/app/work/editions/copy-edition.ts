import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { copyCall, findCall } from '../../../slices/call/index.ts';
import type { EditionInput, VenueInput } from '../../../slices/editions/contract.ts';
import {
  type AtEdition,
  copyDelegations,
  createEdition,
  createSeries,
  editEdition,
  getDeadlines,
  getEditionFacts,
  listCoAgencies,
  listDelegations,
  setDeadlines,
} from '../../../slices/editions/index.ts';
import { copyDeadlines, type Days } from '../../../slices/editions/rules/milestones.ts';
import { copyPlan, listBooths } from '../../../slices/floor/index.ts';
import type { Copied } from './copied.ts';

export interface NewEdition {
  /** An existing series, or the name of one that begins. */
  readonly series: Id<'series'> | { readonly name: string };
  readonly edition: Omit<EditionInput, 'series' | 'id' | 'venue' | 'city' | 'zone' | 'opensAt' | 'closesAt'>;
  /** The main one first. */
  readonly venues: readonly VenueInput[];
  readonly copy: { readonly from: Id<'edition'>; readonly what: ReadonlySet<Copied> } | undefined;
}

/** Makes an edition with all that it copies: whole or not at all, for it is one transaction. @throws what its parts throw. */
export async function makeEdition(ctx: Context, tx: Tx, wanted: NewEdition): Promise<Id<'edition'>> {
  const { series, edition, venues, copy } = wanted;
  const [main] = venues;
  const dayEndsAt =
    edition.dayEndsAt ?? (copy && (await getEditionFacts({ ...ctx, edition: copy.from }, tx)).dayEndsAt);
  const id = await createEdition(ctx, tx, {
    ...edition,
    ...(dayEndsAt === undefined ? {} : { dayEndsAt }),
    series: typeof series === 'string' ? series : await createSeries(ctx, tx, series),
    venue: main?.name ?? '',
    city: main?.city ?? '',
    zone: main?.zone ?? '',
    opensAt: main?.opensAt ?? '',
    closesAt: main?.closesAt ?? '',
  });
  const at: AtEdition = { ...ctx, edition: id };
  if (venues.length > 1 || main?.address) {
    const { name, theme, summary, startsOn, endsOn, figuresPublic } = edition;
    await editEdition(at, tx, { name, theme, summary, startsOn, endsOn, figuresPublic, venues: [...venues] });
  }
  if (copy) await copyParts(at, tx, copy, edition);
  return id;
}

async function copyParts(
  at: AtEdition,
  tx: Tx,
  { from, what }: NonNullable<NewEdition['copy']>,
  days: Days,
): Promise<void> {
  const source: AtEdition = { ...at, edition: from };
  // Also says so when the edition is another organiser's, or none.
  const earlier = await getEditionFacts(source, tx);
  const to = at.edition;
  if (what.has('regions'))
    await copyDelegations(at, tx, { from, to, quotas: what.has('quotas'), agencies: what.has('agencies') });
  if (what.has('deadlines'))
    await setDeadlines(at, tx, copyDeadlines(await getDeadlines(source, tx), earlier, days).deadlines);
  if (what.has('call')) await copyCall(at, tx, { from, to });
  if (what.has('plan')) await copyPlan(at, tx, from);
}

/** What copying would bring, in numbers. */
export interface CopyPreview {
  readonly regions: number;
  readonly booths: number;
  readonly producers: number;
  readonly agencies: number;
  readonly firstDeadline: string | undefined;
  /** Of the deadlines, how many lay after the earlier edition's end and begin as the usual ones. */
  readonly usualDeadlines: number;
  /** Booths of the plan; undefined where it is not copied. */
  readonly drawn: number | undefined;
  /** Criteria of the call; undefined where the call is not copied, null where there is none. */
  readonly criteria: number | null | undefined;
}

/** Reads only. */
export async function previewCopy(
  ctx: Context,
  tx: Tx,
  { from, what }: NonNullable<NewEdition['copy']>,
  days: Days,
): Promise<CopyPreview> {
  const source: AtEdition = { ...ctx, edition: from };
  const earlier = await getEditionFacts(source, tx);
  const delegations = what.has('regions') ? await listDelegations(source, tx) : [];
  const counted = what.has('quotas') ? delegations : [];
  const helping = what.has('regions') && what.has('agencies') ? await listCoAgencies(source, tx) : [];
  const leading = what.has('agencies') ? delegations.filter(({ leadAgency }) => leadAgency !== null) : [];
  const call = what.has('call') ? await findCall(source, tx) : undefined;
  const copied = what.has('deadlines') ? copyDeadlines(await getDeadlines(source, tx), earlier, days) : undefined;
  return {
    regions: delegations.length,
    booths: counted.reduce((sum, { boothQuota }) => sum + boothQuota, 0),
    producers: counted.reduce((sum, { producerQuota }) => sum + producerQuota, 0),
    agencies: leading.length + helping.length,
    firstDeadline: copied && Object.values(copied.deadlines).sort()[0],
    usualDeadlines: copied?.usual.length ?? 0,
    drawn: what.has('plan') ? (await listBooths(source, tx)).length : undefined,
    criteria: what.has('call') ? (call?.criteria.length ?? null) : undefined,
  };
}

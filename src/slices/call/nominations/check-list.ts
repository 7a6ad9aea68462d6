import type { CountryPack } from '../../../kinds/country/index.ts';
import type { Id } from '../../../kinds/id.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  type ListContent,
  plain,
  type ShownColumns,
  showColumns,
  understandColumns,
} from '../../../platform/lists/index.ts';
import { type AtEdition, listDelegations } from '../../editions/index.ts';
import { listHoldersOf, listRegistered } from '../../exhibitors/index.ts';
import { getCountry } from '../../people/index.ts';
import type { ApplicationState } from '../contract.ts';
import { reachFor } from '../must-reach.ts';
import { findCallRow, selectCandidates } from '../store.ts';
import { type ListColumn, NOMINATION_WORDS } from './columns.ts';
import { type JudgedRow, joinRows, judgeRow, type ListRegions, type NominatedRow } from './judge-row.ts';
import { selectStates } from './list-store.ts';

/** What taking in does with a line: registers a new business, nominates one that is known, or leaves its application as it is. */
export type Verdict = 'fresh' | 'known' | 'applied';

export interface CheckedRow extends JudgedRow {
  readonly verdict: Verdict | undefined;
  readonly business: Id<'business'> | undefined;
}

export interface CheckedList {
  /** How each column was understood; where none holds the name, nothing else is looked at. */
  readonly columns: ShownColumns<ListColumn>;
  readonly named: boolean;
  readonly unknown: readonly string[];
  /** Columns that stand there more than once; the first counts. */
  readonly repeated: readonly ListColumn[];
  readonly rows: readonly CheckedRow[];
}

/** The edition's regions, and those for which the actor may nominate. */
export async function listRegions(ctx: AtEdition, tx: Tx): Promise<ListRegions> {
  const reach = reachFor(ctx, 'call.nominate');
  const all = new Map<RegionCode, string>();
  const named = (await listDelegations(ctx, tx)).map(({ region }) => region);
  for (const region of named) all.set(region.code, region.name);
  const own = [...all.keys()].filter((code) => reach.all || reach.regions.includes(code));
  return { all, named, own };
}

/** Holds every line of a list against the rules, against each other and against what is known. Reads only. */
export async function checkList(ctx: AtEdition, tx: Tx, content: ListContent): Promise<CheckedList> {
  const regions = await listRegions(ctx, tx);
  const country = await getCountry(ctx, tx);
  const understood = understandColumns(NOMINATION_WORDS, content);
  const { unknown, repeated, missing } = understood;
  const columns = showColumns(NOMINATION_WORDS, content);
  if (missing.length > 0) return { columns, named: false, unknown, repeated, rows: [] };
  const judged = joinRows(content.rows.map((row) => judgeRow(row, understood, regions, country)));
  const known = await lookUp(ctx, tx, country, regions, judged);
  return {
    columns,
    named: true,
    unknown,
    repeated,
    rows: judged.map((each) => compare(each, known)),
  };
}

interface Known {
  readonly byName: ReadonlyMap<string, Id<'business'>>;
  readonly byRegistration: ReadonlyMap<string, Id<'business'>>;
  /** Those of the actor's regions. */
  readonly own: ReadonlySet<Id<'business'>>;
  readonly states: ReadonlyMap<Id<'business'>, ApplicationState>;
  /** Those that this call excludes, because they took part last time. */
  readonly excluded: ReadonlySet<Id<'business'>>;
}

async function lookUp(
  ctx: AtEdition,
  tx: Tx,
  country: CountryPack,
  regions: ListRegions,
  judged: readonly JudgedRow[],
): Promise<Known> {
  const registered = await listRegistered(ctx, tx, regions.own);
  const registrations = judged.flatMap(({ row }) => row?.registration ?? []);
  const holders = await listHoldersOf(ctx, tx, country.registration.kind, registrations);
  const byName = new Map<string, Id<'business'>>();
  for (const { id, name, region } of registered) {
    const key = `${region} ${plain(name)}`;
    if (!byName.has(key)) byName.set(key, id);
  }
  const states = new Map((await selectStates(ctx, tx)).map(({ business, state }) => [business, state]));
  const call = await findCallRow(ctx, tx);
  const own = registered.map(({ id }) => id);
  const excluded = call?.exclude_previous ? (await selectCandidates(ctx, tx, own)).filter((each) => each.tookPart) : [];
  return {
    byName,
    byRegistration: new Map(holders.map(({ value, business }) => [value, business])),
    own: new Set(own),
    states,
    excluded: new Set(excluded.map(({ business }) => business)),
  };
}

function compare(judged: JudgedRow, known: Known): CheckedRow {
  const { row } = judged;
  if (!row) return { ...judged, verdict: undefined, business: undefined };
  const faulty = (column: 'registration' | 'name', code: 'registration-taken' | 'took-part-last-time'): CheckedRow => ({
    ...judged,
    row: undefined,
    verdict: undefined,
    business: undefined,
    problems: [{ column, value: (column === 'registration' ? row.registration : row.name) ?? '', code }],
  });
  const business = find(row, known);
  if (business === 'taken') return faulty('registration', 'registration-taken');
  if (business === undefined) return { ...judged, verdict: 'fresh', business };
  if (known.excluded.has(business)) return faulty('name', 'took-part-last-time');
  const state = known.states.get(business);
  return { ...judged, verdict: state === undefined || state === 'withdrawn' ? 'known' : 'applied', business };
}

/** By its registration number first, which is one business's; by its name in its region else. */
function find(row: NominatedRow, known: Known): Id<'business'> | 'taken' | undefined {
  const named = known.byName.get(`${row.region} ${plain(row.name)}`);
  const held = row.registration === null ? undefined : known.byRegistration.get(row.registration);
  if (held === undefined) return named;
  return known.own.has(held) && (named === undefined || named === held) ? held : 'taken';
}

import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Call } from './contract.ts';
import { countUntold, selectQuotas, selectStandings } from './decisions-store.ts';
import { getCall } from './get-call.ts';
import { compareStandings, isWide, meanTenths, partsOf, placesOf, standingOf, tenthsOf } from './rules/total.ts';

/** A delegation as the panel sees it. */
export interface PanelQuota {
  readonly code: string;
  readonly name: string;
  readonly quota: number;
  /** Places that are held for the accepted or taken, whoever gave them. */
  readonly taken: number;
  readonly undecided: number;
  readonly accepted: number;
  readonly waitlisted: number;
  readonly refused: number;
}

/** An applicant in the ranking. Points are tenths of 100. */
export interface Ranked {
  readonly id: Id<'application'>;
  readonly number: number;
  readonly name: string;
  readonly region: string;
  readonly state: 'submitted' | 'accepted' | 'waitlisted' | 'refused';
  readonly waitlistPosition: number | null;
  readonly reasons: { readonly id: string; readonly en: string };
  /** 1 is the best; shared by those with the same mean; null while nobody has finished. */
  readonly place: number | null;
  readonly mean: number | null;
  readonly least: number;
  readonly most: number;
  readonly deviation: number;
  readonly wide: boolean;
  readonly scored: number;
  readonly curators: number;
  /** How far its history is: who decides on it says so. */
  readonly seq: number;
}

export interface Panel {
  readonly call: Call;
  readonly quotas: readonly PanelQuota[];
  readonly ranking: readonly Ranked[];
  /** Of the whole ranking, of which `ranking` is a page. */
  readonly count: number;
  /** Letters of published results that are still to be written. */
  readonly untold: number;
  /** All of the ranking, beyond the page too: who, and how far their histories are. */
  readonly all: readonly { readonly application: Id<'application'>; readonly seq: number }[];
}

/** The ranking of one delegation or of all, in one state or in any, a page of it. @throws `call.no-call`. */
export async function getPanel(
  ctx: AtEdition,
  tx: Tx,
  {
    region,
    state,
    from = 0,
    limit,
  }: {
    readonly region?: string | undefined;
    readonly state?: Ranked['state'] | undefined;
    readonly from?: number;
    readonly limit: number;
  },
): Promise<Panel> {
  const call = await getCall(ctx, tx);
  const parts = partsOf(call.criteria);
  const rows = (await selectStandings(ctx, tx, region)).map((row) => ({
    row,
    standing: standingOf(row.totals, parts),
  }));
  rows.sort((a, b) => compareStandings(a.standing, b.standing) || a.row.number - b.row.number);
  const places = placesOf(rows.map(({ standing }) => standing));
  const shown = rows
    .map((each, at) => ({ ...each, place: places[at] }))
    .filter(({ row }) => state === undefined || row.state === state);
  return {
    call,
    quotas: await selectQuotas(ctx, tx),
    untold: call.state === 'published' ? await countUntold(ctx, tx) : 0,
    count: shown.length,
    all: shown.map(({ row }) => ({ application: row.id, seq: row.seq })),
    ranking: shown.slice(from, from + limit).map(({ row, standing, place }) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      region: row.region,
      state: row.state,
      waitlistPosition: row.position,
      reasons: { id: row.reasonId, en: row.reasonEn },
      place: place ?? null,
      mean: meanTenths(standing, parts) ?? null,
      least: tenthsOf(standing.least, parts),
      most: tenthsOf(standing.most, parts),
      deviation: Math.round(standing.deviation * 10),
      wide: isWide(standing, parts),
      scored: standing.count,
      curators: row.curators,
      seq: row.seq,
    })),
  };
}

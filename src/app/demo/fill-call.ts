/** Writes a whole call at once, as the demo and the benchmark need it: by the slice's own rules, in a few statements. */
import { type Id, userId } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { ApplicationState, Criterion, Item } from '../../slices/call/contract.ts';
import { getCall } from '../../slices/call/index.ts';
import { type Pair, type Scorer, shareOut } from '../../slices/call/rules/share-out.ts';
import { totalOf } from '../../slices/call/rules/total.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

export interface ApplicantScript {
  readonly id: Id<'application'>;
  readonly business: Id<'business'>;
  readonly region: RegionCode;
  readonly state: ApplicationState;
  readonly statement: string;
  readonly needs: string;
  readonly items: readonly Item[];
  /** Whether the personal data may be used for the call. Only a draft may be without. */
  readonly consent: boolean;
  readonly reasons?: { readonly id: string; readonly en: string };
  readonly nominatedBy?: Id<'user'>;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** How many curators have finished; the next one has begun if `begun`. */
  readonly finished: number;
  readonly begun?: boolean;
  /** What curators think, as a share of the scale, and how far they are apart. */
  readonly worth: number;
  readonly apart: number;
}

export interface CallFilling {
  readonly curators: readonly Scorer[];
  readonly applicants: readonly ApplicantScript[];
}

const DAY = 86_400_000;
const CHUNK = 1_000;

async function inChunks<T>(rows: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) await write(rows.slice(at, at + CHUNK));
}

const decided = (state: ApplicationState) => state === 'accepted' || state === 'waitlisted' || state === 'refused';

/** Applications, products, assignments and scores of a call that is set up and has none. */
export async function fillCall(ctx: AtEdition, tx: Tx, { curators, applicants }: CallFilling): Promise<void> {
  const { criteria, curatorsEach, barOwnDelegation } = await getCall(ctx, tx);
  await writeApplications(ctx, tx, applicants);
  const scored = applicants.filter(({ state }) => state === 'submitted' || decided(state));
  const { add } = shareOut({
    applications: scored,
    curators,
    held: [],
    each: curatorsEach,
    barOwnDelegation,
  });
  await writeScores(
    ctx,
    tx,
    scored,
    Map.groupBy(add, ({ application }) => application),
    criteria,
  );
  await tx
    .updateTable('call.call')
    .set({ last_number: applicants.length })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
}

async function writeApplications(ctx: AtEdition, tx: Tx, applicants: readonly ApplicantScript[]): Promise<void> {
  const waiting = new Map<string, number>();
  const rows = applicants.map((each, at) => {
    const position = each.state === 'waitlisted' ? (waiting.get(each.region) ?? 0) + 1 : null;
    if (position !== null) waiting.set(each.region, position);
    const submitted = each.state === 'submitted' || decided(each.state);
    const told = decided(each.state) ? new Date(each.madeAt + 14 * DAY) : null;
    return {
      organiser_id: ctx.organiser,
      id: each.id,
      edition_id: ctx.edition,
      business_id: each.business,
      region_code: each.region,
      number: at + 1,
      state: each.state,
      statement: each.statement,
      needs: each.needs,
      consent_at: each.consent ? new Date(each.madeAt) : null,
      consent_purpose: each.consent ? 'Kurasi dan penyelenggaraan gelaran ini.' : null,
      nominated_by: each.nominatedBy ?? null,
      made_at: new Date(each.madeAt),
      submitted_at: submitted ? new Date(each.madeAt + DAY) : null,
      decided_at: told,
      told_at: told,
      reason_id: each.reasons?.id ?? '',
      reason_en: each.reasons?.en ?? '',
      waitlist_position: position,
    };
  });
  await inChunks(rows, (part) => tx.insertInto('call.application').values(part).execute());
  const items = applicants.flatMap((each) =>
    each.items.map((item, position) => ({
      organiser_id: ctx.organiser,
      id: item.id,
      application_id: each.id,
      position,
      name_id: item.name.id,
      name_en: item.name.en,
      description_id: item.description.id,
      description_en: item.description.en,
      category: item.category,
      price: item.price,
      unit: item.unit,
      photos: [...item.photos],
    })),
  );
  await inChunks(items, (part) => tx.insertInto('call.item').values(part).execute());
  const events = applicants.flatMap((each) => {
    const steps: readonly (readonly [kind: string, after: number])[] = [
      [each.nominatedBy ? 'nominated' : 'begun', 0],
      ...(each.state === 'draft'
        ? []
        : each.state === 'withdrawn'
          ? [['withdrawn', 2] as const]
          : [['submitted', 1] as const]),
      ...(decided(each.state) ? [[each.state, 14] as const] : []),
    ];
    return steps.map(([kind, after], at) => ({
      organiser_id: ctx.organiser,
      application_id: each.id,
      seq: at + 1,
      at: new Date(each.madeAt + after * DAY),
      actor_kind: 'system',
      actor_id: null,
      kind,
      data: '{}',
    }));
  });
  await inChunks(events, (part) => tx.insertInto('call.event').values(part).execute());
}

async function writeScores(
  ctx: AtEdition,
  tx: Tx,
  applicants: readonly ApplicantScript[],
  pairs: ReadonlyMap<string, readonly Pair[]>,
  criteria: readonly Criterion[],
): Promise<void> {
  const assignments = [];
  const scores = [];
  for (const each of applicants) {
    const random = seededRandom(`scores ${each.id}`);
    for (const [at, { curator }] of (pairs.get(each.id) ?? []).entries()) {
      const state = at < each.finished ? 'done' : at === each.finished && each.begun ? 'begun' : 'assigned';
      const own = {
        organiser_id: ctx.organiser,
        edition_id: ctx.edition,
        application_id: each.id,
        curator: userId(curator),
      };
      const given = state === 'assigned' ? [] : givenBy(random, each, at, criteria);
      const shown = state === 'begun' ? given.slice(0, 2) : given;
      const when = new Date(each.madeAt + 7 * DAY);
      const total = totalOf(criteria, new Map(given.map(({ criterion, points }) => [criterion, points]))) ?? 0;
      assignments.push({
        ...own,
        state,
        made_at: new Date(each.madeAt + DAY),
        done_at: state === 'done' ? when : null,
        total: state === 'done' ? total : null,
      } as const);
      for (const score of shown) scores.push({ ...own, ...score, at: when });
    }
  }
  await inChunks(assignments, (part) => tx.insertInto('call.assignment').values(part).execute());
  await inChunks(scores, (part) => tx.insertInto('call.score').values(part).execute());
}

/** One curator's points: about what the applicant is worth, the first curators above it and the last below when apart. */
function givenBy(random: SeededRandom, { worth, apart }: ApplicantScript, at: number, criteria: readonly Criterion[]) {
  return criteria.map(({ code, scale, remarkUpTo }) => {
    const share = worth + (1 - at) * apart + (random.next() - 0.5) * 0.2;
    const points = Math.max(0, Math.min(scale, Math.round(share * scale)));
    const wanted = remarkUpTo !== null && points <= remarkUpTo;
    return { criterion: code, points, remark: wanted ? 'Masih perlu pendampingan.' : '' };
  });
}

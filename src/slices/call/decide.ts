import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, lockDelegation } from '../editions/index.ts';
import { holdPlace, refusePersonalNumbers, releasePlace } from '../exhibitors/index.ts';
import { DECISIONS, type DecisionInput, decisionInput, type UndoInput, undoInput } from './contract.ts';
import { lockWaitlist, renumberWaitlist, selectDecisions, selectRegionsOf } from './decisions-store.ts';
import { errors } from './errors.ts';
import { reachFor } from './must-reach.ts';
import { remember } from './remember.ts';
import { decisionBefore, type HistoryStep, type Stood, UNDECIDED } from './rules/decision-before.ts';
import { shareCallRow } from './scoring-store.ts';
import { lockApplications, updateApplication } from './store.ts';
import type { ApplicationTable } from './tables.ts';

type Row = Selectable<ApplicationTable>;

/** How an application stood, as its history keeps it. */
const stood = z.object({
  state: z.enum(['submitted', ...DECISIONS]),
  decidedAt: z.int().nullable(),
  reasons: z.object({ id: z.string(), en: z.string() }),
  position: z.int().nullable(),
});

function stoodOf(row: Row): Stood {
  return stood.parse({
    state: row.state,
    decidedAt: row.decided_at,
    reasons: { id: row.reason_id, en: row.reason_en },
    position: row.waitlist_position,
  });
}

/**
 * What panels decide about, locked in one order: first the delegations by code, whose quotas and waitlists it may change,
 * then the applications by id. Two panels at once go one after the other. @throws `call.results-out`, `call.unknown-application`,
 * `call.not-in-play` for a draft or a withdrawn one, `call.decided-meanwhile` with those whose history went on since `seen`.
 */
async function lockForDecision(
  ctx: AtEdition,
  tx: Tx,
  ids: readonly Id<'application'>[],
  seen: DecisionInput['seen'],
): Promise<{ readonly rows: readonly Row[]; readonly before: ReadonlyMap<Id<'application'>, Stood> }> {
  reachFor(ctx, 'call.decide');
  const call = await shareCallRow(ctx, tx);
  if (!call) throw new DomainError(errors['no-call']);
  if (call.state === 'published') throw new DomainError(errors['results-out']);
  for (const region of await selectRegionsOf(ctx, tx, ids)) await lockDelegation(ctx, tx, region);
  const rows = await lockApplications(ctx, tx, ids);
  if (rows.length < new Set(ids).size) throw new DomainError(errors['unknown-application']);
  for (const { state, number } of rows)
    if (state === 'draft' || state === 'withdrawn') throw new DomainError(errors['not-in-play'], { state, number });
  const histories = Map.groupBy(await selectDecisions(ctx, tx, ids), ({ application }) => application);
  const expected = new Map((seen ?? []).map(({ application, seq }) => [application, seq]));
  const changed = rows.filter(({ id }) => (expected.get(id) ?? Infinity) < (histories.get(id)?.at(-1)?.seq ?? 0));
  if (changed.length > 0)
    throw new DomainError(errors['decided-meanwhile'], {
      changed: changed.map(({ number, state }) => ({ number, state })),
    });
  return { rows, before: new Map(rows.map(({ id }) => [id, decisionBefore(stepsOf(histories.get(id) ?? []))])) };
}

function stepsOf(events: readonly { readonly kind: string; readonly before: unknown }[]): HistoryStep[] {
  return events.map(({ kind, before }) => ({ kind, before: stood.safeParse(before).data }));
}

/** Gives back what an earlier decision gave: the place that was held, or the place on the waitlist. */
async function unwind(ctx: AtEdition, tx: Tx, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    if (row.state === 'accepted') await releasePlace(ctx, tx, { business: row.business_id });
    await updateApplication(ctx, tx, row.id, {
      state: 'submitted',
      decided_at: null,
      reason_id: '',
      reason_en: '',
      waitlist_position: null,
    });
  }
  const waited = rows.filter(({ state }) => state === 'waitlisted').map((row) => row.region_code);
  for (const region of [...new Set(waited)].sort()) {
    const rest = await lockWaitlist(ctx, tx, region);
    await renumberWaitlist(
      ctx,
      tx,
      rest.map(({ id }) => id),
    );
  }
}

/**
 * Accepts, waitlists or refuses applicants, one or several, all or none. For whoever is accepted a place is held out of the
 * delegation's quota until the results are published; whoever is waitlisted waits behind those who do, in the order given.
 * @throws `call.reasons-missing`, `exhibitors.personal-number`, `call.results-out`, `call.not-in-play`, `call.decided-meanwhile`,
 * `exhibitors.quota-full`.
 */
export async function decide(ctx: AtEdition, tx: Tx, input: DecisionInput): Promise<void> {
  const { applications, decision, reasons, seen } = accept(decisionInput, input);
  if (decision === 'refused' && reasons.id === '' && reasons.en === '')
    throw new DomainError(errors['reasons-missing'], {}, { 'reasons.id': ['missing'] });
  refusePersonalNumbers({ 'reasons.id': reasons.id, 'reasons.en': reasons.en });
  const { rows } = await lockForDecision(ctx, tx, applications, seen);
  // Before the edition is touched: whoever writes into both takes them in this order.
  for (const { id, state } of rows) await audit(ctx, tx, `call.${decision}`, id, { before: state });
  await unwind(
    ctx,
    tx,
    rows.filter(({ state }) => state !== 'submitted'),
  );
  const of = new Map(rows.map((row) => [row.id, row]));
  const now = ctx.clock.now();
  for (const id of new Set(applications)) {
    const row = of.get(id);
    if (row) await put(ctx, tx, row, { state: decision, decidedAt: now, reasons, position: null });
  }
  await remember(
    ctx,
    tx,
    rows.map(({ id }) => id),
    decision,
    new Map(rows.map((row) => [row.id, { before: stoodOf(row) }])),
  );
}

/** Lets an undecided application stand so: a place is held for the accepted; who waits gets the place said, or the last one. */
async function put(ctx: AtEdition, tx: Tx, row: Row, { state, decidedAt, reasons, position }: Stood): Promise<void> {
  if (state === 'accepted') await holdPlace(ctx, tx, { business: row.business_id });
  const waiting = state === 'waitlisted' ? (await lockWaitlist(ctx, tx, row.region_code)).map(({ id }) => id) : [];
  await updateApplication(ctx, tx, row.id, {
    state,
    decided_at: decidedAt === null ? null : new Date(decidedAt),
    reason_id: reasons.id,
    reason_en: reasons.en,
    waitlist_position: state === 'waitlisted' ? waiting.length + 1 : null,
  });
  if (state === 'waitlisted' && position !== null && position <= waiting.length)
    await renumberWaitlist(ctx, tx, waiting.toSpliced(position - 1, 0, row.id));
}

/**
 * Takes each one's last decision back to the one before it, until the results are published. A place that was given away
 * meanwhile is not there any more. @throws as `decide`.
 */
export async function undoDecision(ctx: AtEdition, tx: Tx, input: UndoInput): Promise<void> {
  const { applications, seen } = accept(undoInput, input);
  const locked = await lockForDecision(ctx, tx, applications, seen);
  const rows = locked.rows.filter(({ state }) => state !== 'submitted');
  for (const { id, state } of rows) await audit(ctx, tx, 'call.undone', id, { before: state });
  await unwind(ctx, tx, rows);
  // In the order of their places, so that those who waited stand as they did.
  const back = rows.map((row) => ({ row, to: locked.before.get(row.id) ?? UNDECIDED }));
  back.sort((a, b) => (a.to.position ?? 0) - (b.to.position ?? 0));
  for (const { row, to } of back) if (to.state !== 'submitted') await put(ctx, tx, row, to);
  await remember(
    ctx,
    tx,
    rows.map(({ id }) => id),
    'undone',
  );
}

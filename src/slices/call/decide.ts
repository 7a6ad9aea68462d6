import type { Selectable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, lockDelegation } from '../editions/index.ts';
import { holdPlace, refusePersonalNumbers, releasePlace } from '../exhibitors/index.ts';
import { type DecisionInput, decisionInput, type UndoInput, undoInput } from './contract.ts';
import { lockWaitlist, renumberWaitlist, selectRegionsOf } from './decisions-store.ts';
import { errors } from './errors.ts';
import { reachFor } from './must-reach.ts';
import { remember } from './remember.ts';
import { shareCallRow } from './scoring-store.ts';
import { lockApplications, updateApplication } from './store.ts';
import type { ApplicationTable } from './tables.ts';

type Row = Selectable<ApplicationTable>;

/**
 * What panels decide about, locked in one order: first the delegations by code, whose quotas and waitlists it may change,
 * then the applications by id. Two panels at once go one after the other. @throws `call.results-out`, `call.unknown-application`,
 * `call.not-in-play` for a draft or a withdrawn one.
 */
async function lockForDecision(ctx: AtEdition, tx: Tx, ids: readonly Id<'application'>[]): Promise<Row[]> {
  reachFor(ctx, 'call.decide');
  const call = await shareCallRow(ctx, tx);
  if (!call) throw new DomainError(errors['no-call']);
  if (call.state === 'published') throw new DomainError(errors['results-out']);
  for (const region of await selectRegionsOf(ctx, tx, ids)) await lockDelegation(ctx, tx, region);
  const rows = await lockApplications(ctx, tx, ids);
  if (rows.length < new Set(ids).size) throw new DomainError(errors['unknown-application']);
  for (const { state, number } of rows)
    if (state === 'draft' || state === 'withdrawn') throw new DomainError(errors['not-in-play'], { state, number });
  return rows;
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
 * @throws `call.reasons-missing`, `exhibitors.personal-number`, `call.results-out`, `call.not-in-play`, `exhibitors.quota-full`.
 */
export async function decide(ctx: AtEdition, tx: Tx, input: DecisionInput): Promise<void> {
  const { applications, decision, reasons } = accept(decisionInput, input);
  if (decision === 'refused' && (reasons.id === '' || reasons.en === '')) {
    const fields = Object.entries(reasons).filter(([, text]) => text === '');
    throw new DomainError(
      errors['reasons-missing'],
      {},
      Object.fromEntries(fields.map(([language]) => [`reasons.${language}`, ['missing']])),
    );
  }
  refusePersonalNumbers({ 'reasons.id': reasons.id, 'reasons.en': reasons.en });
  const rows = await lockForDecision(ctx, tx, applications);
  // Before the edition is touched: whoever writes into both takes them in this order.
  for (const { id, state } of rows) await audit(ctx, tx, `call.${decision}`, id, { before: state });
  await unwind(
    ctx,
    tx,
    rows.filter(({ state }) => state !== 'submitted'),
  );
  const of = new Map(rows.map((row) => [row.id, row]));
  const decided = { decided_at: new Date(ctx.clock.now()), reason_id: reasons.id, reason_en: reasons.en };
  for (const id of new Set(applications)) {
    const row = of.get(id);
    if (!row) continue;
    if (decision === 'accepted') await holdPlace(ctx, tx, { business: row.business_id });
    const position =
      decision === 'waitlisted' ? ((await lockWaitlist(ctx, tx, row.region_code)).at(-1)?.position ?? 0) + 1 : null;
    await updateApplication(ctx, tx, id, { ...decided, state: decision, waitlist_position: position });
  }
  await remember(
    ctx,
    tx,
    rows.map(({ id }) => id),
    decision,
  );
}

/** Takes decisions back, so that they can be taken anew; until the results are published. @throws as `decide`. */
export async function undoDecision(ctx: AtEdition, tx: Tx, input: UndoInput): Promise<void> {
  const { applications } = accept(undoInput, input);
  const rows = (await lockForDecision(ctx, tx, applications)).filter(({ state }) => state !== 'submitted');
  for (const { id, state } of rows) await audit(ctx, tx, 'call.undone', id, { before: state });
  await unwind(ctx, tx, rows);
  await remember(
    ctx,
    tx,
    rows.map(({ id }) => id),
    'undone',
  );
}

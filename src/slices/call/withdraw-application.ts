import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, lockDelegation } from '../editions/index.ts';
import { releasePlace, standBack } from '../exhibitors/index.ts';
import { type WithdrawInput, withdrawInput } from './contract.ts';
import { selectRegionsOf } from './decisions-store.ts';
import { errors } from './errors.ts';
import { lockApplication } from './lock-application.ts';
import { remember } from './remember.ts';
import { shareCallRow } from './scoring-store.ts';
import { closeGap, updateApplication } from './store.ts';

/**
 * Takes an application back at any time; what was written is kept. An accepted one gives its place back, which then falls
 * to the waitlist. @throws `call.not-in-play` when it was withdrawn already, or its refusal is published; `exhibitors.holds-a-booth`.
 */
export async function withdrawApplication(ctx: AtEdition, tx: Tx, input: WithdrawInput): Promise<void> {
  const { application } = accept(withdrawInput, input);
  const call = await shareCallRow(ctx, tx);
  // Delegations before applications, as panels lock them: a place or a waitlist may move.
  for (const region of await selectRegionsOf(ctx, tx, [application])) await lockDelegation(ctx, tx, region);
  const row = await lockApplication(ctx, tx, application, 'call.apply');
  const published = call?.state === 'published';
  // Before the results nobody learns of a refusal, so not by a withdrawal that fails either.
  if (row.state === 'withdrawn' || (row.state === 'refused' && published))
    throw new DomainError(errors['not-in-play'], { state: row.state });
  await audit(ctx, tx, 'call.withdrawn', application, { before: row.state });
  if (row.state === 'accepted') await (published ? standBack : releasePlace)(ctx, tx, { business: row.business_id });
  await updateApplication(ctx, tx, application, {
    state: 'withdrawn',
    version: row.version + 1,
    waitlist_position: null,
    ...(published ? {} : { decided_at: null, reason_id: '', reason_en: '' }),
  });
  if (row.waitlist_position !== null) await closeGap(ctx, tx, row.region_code, row.waitlist_position);
  await remember(ctx, tx, [application], 'withdrawn', { before: row.state });
}

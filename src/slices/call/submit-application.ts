import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { announce } from '../../platform/webhooks/index.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { answersOf } from './answer-files/answers-of.ts';
import { type SubmitInput, submitInput } from './contract.ts';
import { errors } from './errors.ts';
import { APPLICATION_SENT } from './events.ts';
import { questionsOf } from './get-call.ts';
import { giveOut } from './give-out.ts';
import { lockApplication } from './lock-application.ts';
import { mustTake } from './must-take.ts';
import { remember } from './remember.ts';
import { listMissing } from './rules/list-missing.ts';
import { selectItems, updateApplication } from './store.ts';

/**
 * Hands a draft in; it gets its curators at once. @throws `call.incomplete` with `missing`, everything that is missing at once; `call.draft-changed`,
 * `call.not-a-draft`, and what `mustTake` throws once the call is over.
 */
export async function submitApplication(ctx: AtEdition, tx: Tx, input: SubmitInput): Promise<void> {
  const { application, version } = accept(submitInput, input);
  const call = await mustTake(ctx, tx);
  const row = await lockApplication(ctx, tx, application, 'call.apply');
  if (row.state !== 'draft') throw new DomainError(errors['not-a-draft'], { state: row.state });
  if (row.version !== version) throw new DomainError(errors['draft-changed'], { version: row.version });
  const items = await selectItems(ctx, tx, [application]);
  const consent = row.consent_at === null ? null : {};
  const answers = await answersOf(ctx, tx, row);
  const missing = listMissing({ statement: row.statement, consent, items, answers }, questionsOf(call));
  if (missing.length > 0)
    throw new DomainError(
      errors.incomplete,
      { missing },
      Object.fromEntries(missing.map((each) => [each, ['missing']])),
    );
  await updateApplication(ctx, tx, application, {
    state: 'submitted',
    version: version + 1,
    submitted_at: new Date(ctx.clock.now()),
  });
  await remember(ctx, tx, [application], 'submitted');
  await audit(ctx, tx, 'call.submitted', application);
  const { organiser, edition } = ctx;
  const payload = { id: application, business: row.business_id, region: row.region_code };
  await announce(tx, { organiser, edition, topic: 'application.submitted', payload, at: ctx.clock.now() });
  await tell(tx, organiser, APPLICATION_SENT, { edition, application });
  await giveOut(ctx, tx);
}

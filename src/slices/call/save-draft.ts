import { newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { refusePersonalNumbers } from '../exhibitors/index.ts';
import { type DraftInput, draftInput } from './contract.ts';
import { errors } from './errors.ts';
import { questionsOf } from './get-call.ts';
import { lockApplication } from './lock-application.ts';
import { mustTake } from './must-take.ts';
import { checkAnswers } from './questions/check-answers.ts';
import { type Answers, answerField, answers, type Question } from './questions/contract.ts';
import { refuseNumbersIn } from './refuse-numbers.ts';
import { deleteItems, insertItems, itemRows, updateApplication } from './store.ts';

/**
 * Saves what a draft has so far; parts that are left out stay. A draft saved from elsewhere in the meantime is refused with
 * the version that is there now, so that nothing is overwritten unseen. Returns the new version.
 * @throws `call.draft-changed`, `call.not-a-draft`, `exhibitors.personal-number`, and what `mustTake` throws once the call is over.
 */
export async function saveDraft(ctx: AtEdition, tx: Tx, input: DraftInput): Promise<{ readonly version: number }> {
  const { application, version, statement, needs, items, consent, answers: given } = accept(draftInput, input);
  refuseNumbersIn({ statement, needs, items });
  refusePersonalNumbers(
    Object.fromEntries(Object.entries(given ?? {}).map(([code, text]) => [answerField(code), text])),
  );
  const call = await mustTake(ctx, tx);
  if (given) mustAnswer(questionsOf(call), given);
  const row = await lockApplication(ctx, tx, application, 'call.apply');
  if (row.state !== 'draft') throw new DomainError(errors['not-a-draft'], { state: row.state });
  if (row.version !== version) throw new DomainError(errors['draft-changed'], { version: row.version });
  const now = ctx.clock.now();
  const consented =
    consent === undefined || (consent !== null && consent.purpose === row.consent_purpose)
      ? {}
      : { consent_at: consent && new Date(now), consent_purpose: consent?.purpose ?? null };
  await updateApplication(ctx, tx, application, {
    version: version + 1,
    ...(statement === undefined ? {} : { statement }),
    ...(needs === undefined ? {} : { needs }),
    ...consented,
    ...(given ? { answers: JSON.stringify({ ...answers.parse(row.answers), ...given }) } : {}),
  });
  if (items !== undefined) {
    await deleteItems(ctx, tx, application);
    await insertItems(
      tx,
      itemRows(
        ctx,
        application,
        items.map(({ id = newId<'item'>(now), ...item }) => ({ id, ...item })),
      ),
    );
  }
  return { version: version + 1 };
}

/** @throws `request.invalid` with the fields of answers that are not of their kind. */
function mustAnswer(asked: readonly Question[], given: Answers): void {
  const wrong = Object.entries(checkAnswers(asked, given));
  if (wrong.length > 0)
    throw new DomainError(
      common.invalid,
      {},
      Object.fromEntries(wrong.map(([code, why]) => [answerField(code), [why]])),
    );
}

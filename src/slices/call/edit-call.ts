import { isDeepStrictEqual } from 'node:util';
import type { Insertable } from 'kysely';
import type { z } from 'zod';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent } from '../editions/index.ts';
import { type CallInput, type Criterion, callInput } from './contract.ts';
import { errors } from './errors.ts';
import { criterionOf } from './get-call.ts';
import { reachFor } from './must-reach.ts';
import { hasScores, lockCallRow, replaceCriteria, selectCriteria, upsertCall } from './store.ts';
import type { CriterionTable } from './tables.ts';

/**
 * Sets up the edition's call, or changes it. The criteria are fixed once somebody has scored: points given by different
 * rules cannot be compared. @throws `call.rubric-fixed`, `call.wrong-step` when the results are published.
 */
export async function editCall(ctx: AtEdition, tx: Tx, input: CallInput): Promise<void> {
  reachFor(ctx, 'call.manage');
  const given = accept(callInput, input);
  const before = await lockCallRow(ctx, tx);
  if (before?.state === 'published') throw new DomainError(errors['wrong-step'], { from: 'published', to: 'draft' });
  await upsertCall(tx, {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    state: 'draft',
    opens_at: new Date(given.opensAt),
    closes_at: new Date(given.closesAt),
    scoring_until: new Date(given.scoringUntil),
    terms_id: given.terms.id,
    terms_en: given.terms.en,
    blind: given.blind,
    bar_own_delegation: given.barOwnDelegation,
    exclude_previous: given.excludePrevious,
    curators_each: given.curatorsEach,
    questions: JSON.stringify(given.questions),
  });
  const criteria = (await selectCriteria(ctx, tx)).map(criterionOf);
  if (!isDeepStrictEqual(criteria, given.criteria)) {
    if (await hasScores(ctx, tx)) throw new DomainError(errors['rubric-fixed']);
    await replaceCriteria(ctx, tx, given.criteria.map(rowsIn(ctx)));
  }
  await audit(ctx, tx, 'call.edited', ctx.edition, { criteria: given.criteria.length, blind: given.blind });
  await bumpContent(ctx, tx);
}

const rowsIn =
  (ctx: AtEdition) =>
  (
    criterion: z.output<typeof callInput>['criteria'][number] & Criterion,
    position: number,
  ): Insertable<CriterionTable> => ({
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    code: criterion.code,
    position,
    name_id: criterion.name.id,
    name_en: criterion.name.en,
    help_id: criterion.help.id,
    help_en: criterion.help.en,
    weight: criterion.weight,
    scale: criterion.scale,
    remark_upto: criterion.remarkUpTo,
  });

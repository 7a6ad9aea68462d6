import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Call, Criterion } from './contract.ts';
import { errors } from './errors.ts';
import { type Question, questions } from './questions/contract.ts';
import { mayApply } from './rules/call-clock.ts';
import { findCallRow, selectCriteria } from './store.ts';
import type { CallTable, CriterionTable } from './tables.ts';

export function criterionOf(row: Selectable<CriterionTable>): Criterion {
  return {
    code: row.code,
    name: { id: row.name_id, en: row.name_en },
    help: { id: row.help_id, en: row.help_en },
    weight: row.weight,
    scale: row.scale,
    remarkUpTo: row.remark_upto,
  };
}

/** The organiser's own questions. */
export function questionsOf(row: Pick<Selectable<CallTable>, 'questions'>): Question[] {
  return questions.parse(row.questions);
}

export function timesOf(row: Selectable<CallTable>) {
  return { state: row.state, opensAt: row.opens_at, closesAt: row.closes_at, scoringUntil: row.scoring_until };
}

/** The edition's call, or undefined where nobody has set one up. */
export async function findCall(ctx: AtEdition, tx: Tx): Promise<Call | undefined> {
  const row = await findCallRow(ctx, tx);
  if (!row) return undefined;
  const criteria = await selectCriteria(ctx, tx);
  return {
    ...timesOf(row),
    taking: mayApply(timesOf(row), ctx.clock.now()).ok,
    terms: { id: row.terms_id, en: row.terms_en },
    blind: row.blind,
    barOwnDelegation: row.bar_own_delegation,
    excludePrevious: row.exclude_previous,
    curatorsEach: row.curators_each,
    publishedAt: row.published_at,
    criteria: criteria.map(criterionOf),
    questions: questionsOf(row),
  };
}

/** The edition's call. @throws `call.no-call`. */
export async function getCall(ctx: AtEdition, tx: Tx): Promise<Call> {
  const found = await findCall(ctx, tx);
  if (!found) throw new DomainError(errors['no-call']);
  return found;
}

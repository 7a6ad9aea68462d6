import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { refusePersonalNumbers } from '../exhibitors/index.ts';
import { type Criterion, type ScoresInput, scoresInput } from './contract.ts';
import { errors } from './errors.ts';
import { criterionOf } from './get-call.ts';
import { mustScore } from './must-score.ts';
import { listLacking } from './rules/check-scores.ts';
import { totalOf } from './rules/total.ts';
import { selectScores, updateAssignment, upsertScores } from './scoring-store.ts';
import { selectCriteria } from './store.ts';

/**
 * Keeps what a curator has given so far, as it is given; with `finish`, says that the applicant is done. Changing points
 * afterwards is allowed while scoring goes on, and counts at once if nothing is missing.
 * @throws `call.scores-lacking` when finishing too early, `call.unknown-criterion`, `exhibitors.personal-number`, and what `mustScore` throws.
 */
export async function saveScores(ctx: AtEdition, tx: Tx, input: ScoresInput): Promise<void> {
  const { application, scores, finish } = accept(scoresInput, input);
  refusePersonalNumbers(Object.fromEntries(scores.map(({ criterion, remark }) => [`remark.${criterion}`, remark])));
  const held = await mustScore(ctx, tx, application);
  const criteria = (await selectCriteria(ctx, tx)).map(criterionOf);
  for (const { criterion, points } of scores) {
    const found = criteria.find(({ code }) => code === criterion);
    if (!found || (points ?? 0) > found.scale) throw new DomainError(errors['unknown-criterion'], { criterion });
  }
  const now = new Date(ctx.clock.now());
  const own = {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    application_id: application,
    curator: held.curator,
  };
  await upsertScores(
    tx,
    scores.map((score) => ({ ...own, ...score, at: now })),
  );
  const given = new Map(
    (await selectScores(ctx, tx, application, held.curator)).map(({ criterion, ...score }) => [criterion, score]),
  );
  const lacking = listLacking(criteria, given);
  const whole = lacking.points.length === 0 && lacking.remarks.length === 0;
  if (finish && !whole) throw new DomainError(errors['scores-lacking'], { ...lacking });
  const done = whole && (finish || held.state === 'done');
  await updateAssignment(ctx, tx, application, held.curator, {
    state: done ? 'done' : 'begun',
    done_at: done ? now : null,
    total: done ? totalIn(criteria, given) : null,
  });
}

function totalIn(
  criteria: readonly Criterion[],
  given: ReadonlyMap<string, { readonly points: number | null }>,
): number {
  const points = new Map([...given].map(([code, score]) => [code, score.points ?? 0]));
  const total = totalOf(criteria, points);
  if (total === undefined) throw new Error('a criterion has no points');
  return total;
}

import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { AtEdition } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { type Judged, judgePayments } from '../judge-payments.ts';
import { previewStatement } from './preview-statement.ts';

/**
 * Confirms what matches, and those of the unsure pairs that somebody has looked at. Done again it confirms nothing more.
 * @param chosen places of payments. @throws `takings.statement-unknown`, `takings.mapping-missing`.
 */
export async function confirmStatement(
  ctx: AtEdition,
  tx: Tx,
  statement: Id<'statement'>,
  chosen: ReadonlySet<string>,
): Promise<Judged> {
  const preview = await previewStatement(ctx, tx, statement);
  if (!preview.mapping) throw new DomainError(errors['mapping-missing']);
  const pairs = [...preview.matching.sure, ...preview.matching.unsure.filter(({ payment }) => chosen.has(payment))];
  const words = pairs.flatMap(({ line: lineKey, payment: key }) => {
    const [line, payment] = [preview.lines.get(lineKey), preview.payments.get(key)];
    if (!line || !payment) return [];
    const { receipt, no } = payment;
    return [{ receipt, no, reference: line.reference, lineKey, paidAt: line.at }];
  });
  if (words.length === 0) return { judgement: null, payments: 0, amount: 0, skipped: 0 };
  return judgePayments(ctx, tx, { source: 'statement', verdict: 'confirmed', words, note: preview.name, statement });
}

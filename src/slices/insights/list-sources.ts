import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ReceiptFilter, ReceiptPage } from '../till/contract.ts';
import { listReceipts } from '../till/index.ts';
import type { SourceConditions } from './contract.ts';
import { errors } from './errors.ts';
import type { Metric } from './rules/figure.ts';

export interface SourcesAsked {
  readonly metric: Metric;
  readonly conditions: SourceConditions;
  readonly reach: Reach;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * The receipts behind a figure, the newest first; the `amount` of each is the part that the figure counts, so that they
 * add up to it.
 * @throws `insights.not-recorded` for a metric of which nothing is recorded yet.
 */
export async function listSources(ctx: AtEdition, tx: Tx, asked: SourcesAsked): Promise<ReceiptPage> {
  const { reach, after, limit, metric, conditions } = asked;
  const arrived = metric === 'payments' && conditions.basis !== 'claimed';
  return listReceipts(ctx, tx, { filter: filterOf(asked), arrived, reach, after, limit });
}

function filterOf({ metric, conditions }: SourcesAsked): ReceiptFilter {
  const { basis, ...filter } = conditions;
  switch (metric) {
    case 'turnover':
    case 'receipts':
    case 'units':
      return filter;
    case 'voids':
      return { ...filter, kind: 'void' };
    case 'gross-sales':
      return { ...filter, without: 'refund' };
    case 'refunds':
      return { ...filter, kind: 'refund' };
    case 'discounts':
      return { ...filter, without: 'refund', discounted: true };
    case 'payments':
      return basis === 'claimed' ? { ...filter, state: 'claimed' } : filter;
    default:
      throw new DomainError(errors['not-recorded']);
  }
}

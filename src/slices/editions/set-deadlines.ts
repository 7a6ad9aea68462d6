import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept } from './accept.ts';
import type { AtEdition } from './at-edition.ts';
import { type MilestonesInput, milestonesInput } from './contract.ts';
import { upsertMilestones } from './editions-store.ts';
import { mustManage } from './must-manage.ts';

/** Says until which calendar day each thing must be done. */
export async function setDeadlines(ctx: AtEdition, tx: Tx, input: MilestonesInput): Promise<void> {
  mustManage(ctx);
  const deadlines = accept(milestonesInput, input);
  await upsertMilestones(ctx, tx, deadlines);
  await audit(ctx, tx, 'editions.deadlines-set', ctx.edition, deadlines);
}

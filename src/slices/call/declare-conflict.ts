import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { refusePersonalNumbers } from '../exhibitors/index.ts';
import { type ConflictInput, conflictInput } from './contract.ts';
import { giveOut } from './give-out.ts';
import { mustScore } from './must-score.ts';
import { remember } from './remember.ts';
import { deleteScores, updateAssignment } from './scoring-store.ts';
import { lockCallRow } from './store.ts';

/**
 * A curator says that they are not the one to score this applicant, and why. What they gave is struck out, and somebody
 * else gets the application if there is anybody. @throws `exhibitors.personal-number` and what `mustScore` throws.
 */
export async function declareConflict(ctx: AtEdition, tx: Tx, input: ConflictInput): Promise<void> {
  const { application, reason } = accept(conflictInput, input);
  refusePersonalNumbers({ reason });
  // Locked here as giving out will: sharing it first and wanting more of it later would stand in another's way.
  await lockCallRow(ctx, tx);
  const { curator } = await mustScore(ctx, tx, application);
  await deleteScores(ctx, tx, application, curator);
  await updateAssignment(ctx, tx, application, curator, {
    state: 'conflict',
    conflict_reason: reason,
    done_at: null,
    total: null,
  });
  await giveOut(ctx, tx);
  await remember(ctx, tx, [application], 'conflict');
  await audit(ctx, tx, 'call.conflict', application);
}

import type { Tx } from '../../../platform/db/database.ts';
import type { ListContent } from '../../../platform/lists/index.ts';
import type { AtEdition } from '../../editions/index.ts';
import { checkList } from './check-list.ts';
import type { Problem } from './judge-row.ts';

/** What is wrong with a business that was typed in; nothing where it can be nominated. */
export async function judgeOne(ctx: AtEdition, tx: Tx, content: ListContent): Promise<readonly Problem[]> {
  const { rows } = await checkList(ctx, tx, content);
  return rows.flatMap(({ problems }) => problems);
}

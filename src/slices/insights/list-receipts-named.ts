import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { listBooths } from '../floor/index.ts';
import type { ReceiptPage } from '../till/contract.ts';
import { listReceipts } from '../till/index.ts';
import type { Labels, ShownEdition } from './contract.ts';
import { shownEditionOf } from './get-figure-sheet.ts';

export interface NamedReceipts {
  readonly edition: ShownEdition;
  readonly booths: Labels['booths'];
  readonly page: ReceiptPage;
}

/** All receipts in reach, with what a page needs to name them. */
export async function listReceiptsNamed(
  ctx: AtEdition,
  tx: Tx,
  asked: { readonly reach: Reach; readonly after: string | undefined; readonly limit: number },
): Promise<NamedReceipts> {
  return {
    edition: shownEditionOf(await getEditionFacts(ctx, tx)),
    booths: Object.fromEntries((await listBooths(ctx, tx)).map((booth) => [booth.id, booth.number])),
    page: await listReceipts(ctx, tx, { filter: {}, ...asked }),
  };
}

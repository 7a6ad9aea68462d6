import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import { findContentVersion } from './store.ts';

/** Moves with every change of what the edition's public pages show. @throws `request.not-found`. */
export async function getContentVersion(ctx: AtEdition, tx: Tx): Promise<number> {
  const version = await findContentVersion(ctx, tx);
  if (version === undefined) throw new DomainError(common['not-found']);
  return version;
}

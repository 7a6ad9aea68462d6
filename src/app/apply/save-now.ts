import type { Tx } from '../../platform/db/database.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../../slices/editions/index.ts';

const ATTEMPTS = 10;

/**
 * Runs a command that reads a draft and writes part of it. A photograph that arrives while a text is saved moves the draft's
 * version under it (`call.draft-changed` with the version): the other part is read again and nothing is lost. That the
 * very part was written elsewhere is told without a version, and not tried again.
 */
export async function saveNow<T>(runner: Runner, ctx: AtEdition, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runner.command(ctx, work);
    } catch (error) {
      const moved = error instanceof DomainError && error.code === 'call.draft-changed' && 'version' in error.data;
      if (!moved || attempt === ATTEMPTS) throw error;
    }
  }
}

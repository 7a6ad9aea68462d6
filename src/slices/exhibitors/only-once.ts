import type { Declared } from '../../platform/problem/domain-error.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';

/** The unique indexes of identifiers (migration 0021), and what it means to run into each. */
const TAKEN: Readonly<Record<string, Declared>> = {
  identifier_one_nib: errors['one-nib'],
  identifier_once: errors['identifier-twice'],
  identifier_one_owner: errors['identifier-owned'],
};

/** Runs a write; what the database's own constraints refuse is told in the slice's words. */
export async function onlyOnce<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
    const declared = TAKEN[constraint];
    if (declared) throw new DomainError(declared);
    throw error;
  }
}

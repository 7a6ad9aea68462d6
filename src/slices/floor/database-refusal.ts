/** What the database's own constraints say, in the words of the floor: the last word where two acts meet. */
import type { Declared } from '../../platform/problem/domain-error.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';

const BY_CONSTRAINT: Readonly<Record<string, Declared>> = {
  one_holder_a_day: errors['booth-held'],
  one_place_a_day: errors['already-placed'],
  booth_number: errors['number-taken'],
  // It has given its place back in the same moment.
  seat_organiser_id_edition_id_business_id_fkey: errors['not-exhibiting'],
};

/** SQLSTATE of a row that others still hold to. */
const HELD_TO = '23503';

export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const constraint = 'constraint' in error ? String(error.constraint) : '';
    const declared = BY_CONSTRAINT[constraint];
    if (declared) throw new DomainError(declared);
    if (error.code === HELD_TO) throw new DomainError(errors['in-use']);
    throw error;
  }
}

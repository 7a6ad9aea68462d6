import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { countAttempt } from './count-attempt.ts';
import { errors } from './errors.ts';

/** A committee of a hundred is invited in an afternoon; nobody needs a letter every second. */
const TEMPO = { seconds: 3_600, most: 60 };

/** Each invitation is a letter to an address that somebody typed. @throws `people.invitations-too-many`. */
export async function mustInviteInTempo({ actor, clock, organiser }: Context, tx: Tx): Promise<void> {
  if (actor.kind !== 'person') return;
  const within = await countAttempt(tx, `invite ${organiser} ${actor.user}`, TEMPO, clock.now());
  if (!within) throw new DomainError(errors['invitations-too-many']);
}

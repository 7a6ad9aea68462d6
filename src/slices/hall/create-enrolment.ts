import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { getBooth } from '../floor/index.ts';
import { ENROLMENT_MINUTES } from './contract.ts';
import { hashEnrolmentCode, newEnrolmentCode } from './enrolment-code.ts';
import { errors } from './errors.ts';

export interface NewEnrolment {
  readonly booth: Id<'booth'>;
  /** What the crew calls the phone. */
  readonly label: string;
  /** The till that the phone takes over from, in mid-shift or not: it is revoked when the new one claims. */
  readonly replaces?: Id<'device'> | undefined;
}

export interface MadeEnrolment {
  readonly id: Id<'enrolment'>;
  /** Shown once, in a QR code and a link; only its hash is kept. */
  readonly code: string;
  readonly boothNumber: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Lets one phone become a till of a booth, within ten minutes. @throws `request.not-found` for another edition's booth, `hall.not-replaceable`. */
export async function createEnrolment(ctx: AtEdition, tx: Tx, input: NewEnrolment): Promise<MadeEnrolment> {
  const booth = await getBooth(ctx, tx, { id: input.booth });
  if (input.replaces !== undefined) await mustBeReplaceable(ctx, tx, input.replaces);
  const code = newEnrolmentCode(ctx.organiser);
  const id = newId<'enrolment'>();
  const now = ctx.clock.now();
  const expiresAt = now + ENROLMENT_MINUTES * 60_000;
  await tx
    .insertInto('hall.enrolment')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      code_hash: hashEnrolmentCode(code),
      kind: 'till',
      booth_id: booth.id,
      gate: null,
      role: 'cashier',
      label: input.label,
      made_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
      made_at: new Date(now),
      expires_at: new Date(expiresAt),
      device_id: null,
      replaces: input.replaces ?? null,
    })
    .execute();
  await audit(ctx, tx, 'hall.create-enrolment', id, { booth: booth.number, replaces: input.replaces ?? null });
  return { id, code, boothNumber: booth.number, expiresAt };
}

async function mustBeReplaceable(ctx: AtEdition, tx: Tx, device: Id<'device'>): Promise<void> {
  const known = await tx
    .selectFrom('hall.device')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', device)
    .where('kind', '=', 'till')
    .executeTakeFirst();
  const taken = await tx
    .selectFrom('hall.device')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('replaces', '=', device)
    .limit(1)
    .executeTakeFirst();
  if (!known || taken) throw new DomainError(errors['not-replaceable']);
}

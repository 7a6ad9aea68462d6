import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { getBooth } from '../floor/index.ts';
import { ENROLMENT_MINUTES } from './contract.ts';
import { hashEnrolmentCode, newEnrolmentCode } from './enrolment-code.ts';

export interface NewEnrolment {
  readonly booth: Id<'booth'>;
  /** What the crew calls the phone. */
  readonly label: string;
}

export interface MadeEnrolment {
  readonly id: Id<'enrolment'>;
  /** Shown once, in a QR code and a link; only its hash is kept. */
  readonly code: string;
  readonly boothNumber: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Lets one phone become a till of a booth, within ten minutes. @throws `request.not-found` for another edition's booth. */
export async function createEnrolment(ctx: AtEdition, tx: Tx, input: NewEnrolment): Promise<MadeEnrolment> {
  const booth = await getBooth(ctx, tx, { id: input.booth });
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
    })
    .execute();
  await audit(ctx, tx, 'hall.create-enrolment', id, { booth: booth.number });
  return { id, code, boothNumber: booth.number, expiresAt };
}

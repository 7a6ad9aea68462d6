import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { currentSnapshot } from '../catalogue/index.ts';
import { type AtEdition, getEdition } from '../editions/index.ts';
import { getBooth } from '../floor/index.ts';
import { isSignedBy, readNewKey } from './check-signature.ts';
import type { ClaimReply, ClaimRequest } from './contract.ts';
import { hashEnrolmentCode } from './enrolment-code.ts';
import { errors } from './errors.ts';
import type { EventReader } from './event-reader.ts';
import { revokeDevice } from './revoke-device.ts';
import { enrolmentClaim } from './rules/batch-body.ts';
import { countDevicesOfBooth, type LockedEnrolment, lockEnrolment } from './store.ts';

/** A phone shows that it holds the private half of the key it enrols. @throws `hall.proof-invalid`. */
export async function checkProof({ publicKey, proof, code }: ClaimRequest): Promise<void> {
  const key = readNewKey(publicKey);
  if (!key || !(await isSignedBy(key, enrolmentClaim(code), proof))) throw new DomainError(errors['proof-invalid']);
}

/**
 * Makes a phone the till that its code was made for. The same phone may claim the same code again, because a reply can be
 * lost on the way; another phone cannot, nor one that was revoked since: the reply holds the catalogue.
 * @throws `hall.code-unknown`, `hall.code-used`, `hall.device-revoked`, `hall.code-expired`.
 */
export async function claimEnrolment(
  ctx: Context,
  tx: Tx,
  request: ClaimRequest,
  readers: readonly EventReader[] = [],
): Promise<ClaimReply> {
  const enrolment = await lockEnrolment(ctx, tx, hashEnrolmentCode(request.code));
  if (!enrolment) throw new DomainError(errors['code-unknown']);
  if (enrolment.usedBy && enrolment.usedBy.publicKey !== request.publicKey) throw new DomainError(errors['code-used']);
  if (enrolment.usedBy?.revoked) throw new DomainError(errors['device-revoked']);
  if (!enrolment.usedBy && enrolment.expiresAt <= ctx.clock.now()) throw new DomainError(errors['code-expired']);
  const here: AtEdition = { ...ctx, edition: enrolment.edition };
  const device = enrolment.usedBy ?? (await enrol(here, tx, enrolment, request));
  const reply = await replyTo(here, tx, enrolment, device);
  return enrolment.replaces === null
    ? reply
    : { ...reply, takesOver: await booksOf(here, tx, enrolment.replaces, readers) };
}

/** What the slices above know of the old phone: the first that knows anything. */
async function booksOf(ctx: AtEdition, tx: Tx, old: Id<'device'>, readers: readonly EventReader[]) {
  for (const reader of readers) {
    const books = await reader.openBooks?.(ctx, tx, old);
    if (books) return books;
  }
  return null;
}

interface Enrolled {
  readonly id: Id<'device'>;
  readonly code: string;
}

async function enrol(ctx: AtEdition, tx: Tx, enrolment: LockedEnrolment, request: ClaimRequest): Promise<Enrolled> {
  const booth = await getBooth(ctx, tx, { id: enrolment.booth });
  const id = newId<'device'>();
  const code = `${booth.number}-${(await countDevicesOfBooth(ctx, tx, booth.id)) + 1}`;
  await tx
    .insertInto('hall.device')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      kind: 'till',
      booth_id: booth.id,
      gate: null,
      role: enrolment.role,
      label: request.label ?? enrolment.label,
      code,
      public_key: request.publicKey,
      enrolled_at: new Date(ctx.clock.now()),
      delivered: [],
      head_seq: null,
      head_hash: null,
      clock_offset: null,
      clock_seen: null,
      clock_trial: null,
      clock_trial_since: null,
      unsent: null,
      persisted: null,
      battery: null,
      app_version: null,
      replaces: enrolment.replaces,
    })
    .execute();
  if (enrolment.replaces !== null) await revokeDevice(ctx, tx, enrolment.replaces);
  await tx.updateTable('hall.enrolment').set({ device_id: id }).where('id', '=', enrolment.id).execute();
  await audit({ ...ctx, actor: { kind: 'device', device: id } }, tx, 'hall.claim-enrolment', id, { code });
  return { id, code };
}

async function replyTo(ctx: AtEdition, tx: Tx, enrolment: LockedEnrolment, device: Enrolled): Promise<ClaimReply> {
  const edition = await getEdition(ctx, tx);
  const booth = await getBooth(ctx, tx, { id: enrolment.booth });
  return {
    device: device.id,
    code: device.code,
    kind: 'till',
    role: enrolment.role,
    organiser: { id: ctx.organiser, name: edition.organiser.name },
    edition: {
      slug: edition.slug,
      id: edition.id,
      name: edition.name,
      zone: edition.zone,
      currency: edition.currency,
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
    },
    booth: { id: booth.id, number: booth.number, name: booth.region?.name ?? booth.cluster },
    catalogue: await currentSnapshot(ctx, tx, booth.id),
    serverTime: new Date(ctx.clock.now()).toISOString(),
  };
}

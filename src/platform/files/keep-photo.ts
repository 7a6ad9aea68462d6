import { createHash } from 'node:crypto';
import type { Id } from '../../kinds/id.ts';
import { allowing } from '../authz/access.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import type { Runner } from '../db/runner.ts';
import { DomainError } from '../problem/domain-error.ts';
import { type EncodedPhoto, encodePhoto } from './encode-photo.ts';
import { errors } from './errors.ts';
import { MAX_PHOTO_BYTES, type Photo } from './photo.ts';
import { countSent, findContent, findFile, insertFile, insertVariants, lockContent } from './store.ts';

/** Photographs a person may send in a day: a producer has a handful of products, a committee a whole edition's. */
const A_DAY = { few: 200, many: 5_000 } as const;
const DAY = 86_400_000;

export interface SentPhoto {
  /** Made on the device, so that a photograph that is sent again is the same one. */
  readonly id: Id<'photo'>;
  readonly bytes: Uint8Array;
  /** Whose it is, when the sender says so and acts for that business. */
  readonly business?: Id<'business'> | undefined;
}

export interface KeptPhoto extends Photo {
  readonly id: Id<'photo'>;
}

function senderOf(ctx: Context): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.user : null;
}

/** The only business of a producer is whose photograph it is, also when it is not said. */
function businessOf(ctx: Context, said: Id<'business'> | undefined): Id<'business'> | null {
  if (ctx.actor.kind !== 'person') return said ?? null;
  const held = ctx.actor.memberships.filter(({ organiser }) => organiser === ctx.organiser);
  const own = held.flatMap(({ role, business }) => (role === 'producer' && business ? [business] : []));
  if (said === undefined) return own.length === 1 ? (own[0] ?? null) : null;
  if (!own.includes(said) && !held.some(({ role }) => role !== 'producer' && role !== 'cashier'))
    throw new DomainError(errors.unknown);
  return said;
}

/** The photograph under its id, when this very content was sent by this very sender. @throws `files.id-taken`. */
async function findSame(ctx: Context, tx: Tx, id: Id<'photo'>, sha256: Buffer): Promise<KeptPhoto | undefined> {
  const there = await findFile(tx, id);
  if (!there) return undefined;
  if (!there.sha256.equals(sha256) || there.sentBy !== senderOf(ctx)) throw new DomainError(errors['id-taken']);
  return { id, width: there.width, height: there.height };
}

async function checkQuantity(ctx: Context, tx: Tx): Promise<void> {
  if (ctx.actor.kind !== 'person') return;
  const limit = allowing(ctx.actor, ctx.organiser, 'editions.manage').length > 0 ? A_DAY.many : A_DAY.few;
  if ((await countSent(ctx, tx, ctx.actor.user, ctx.clock.now() - DAY)) >= limit)
    throw new DomainError(errors['too-many']);
}

/** Undefined when the content, thought to be here, has just been forgotten and must be encoded after all. */
async function write(
  ctx: Context,
  tx: Tx,
  { id, business }: SentPhoto,
  sha256: Buffer,
  encoded: EncodedPhoto | undefined,
): Promise<KeptPhoto | undefined> {
  await lockContent(ctx, tx, sha256);
  const measures = encoded ?? (await findContent(ctx, tx, sha256));
  if (!measures) return undefined;
  const { width, height } = measures;
  if (encoded)
    await insertVariants(
      tx,
      encoded.variants.map((variant) => ({ organiser_id: ctx.organiser, sha256, ...variant })),
    );
  const inserted = await insertFile(tx, {
    organiser_id: ctx.organiser,
    id,
    sha256,
    width,
    height,
    sent_by: senderOf(ctx),
    business_id: businessOf(ctx, business),
    made_at: new Date(ctx.clock.now()),
  });
  if (inserted) return { id, width, height };
  const same = await findSame(ctx, tx, id, sha256);
  // The id is another organiser's, whose row is not seen from here.
  if (!same) throw new DomainError(errors['id-taken']);
  return same;
}

/**
 * Keeps a photograph; sent again under its id, the answer is the same. Takes the time of decoding, outside of every
 * transaction. @throws `files.empty`, `files.too-large`, `files.id-taken`, `files.too-many`, `files.unknown` (a business that
 * is not the sender's) and what `encodePhoto` throws.
 */
export async function keepPhoto(runner: Runner, ctx: Context, sent: SentPhoto): Promise<KeptPhoto> {
  if (sent.bytes.length === 0) throw new DomainError(errors.empty);
  if (sent.bytes.length > MAX_PHOTO_BYTES) throw new DomainError(errors['too-large']);
  const sha256 = createHash('sha256').update(sent.bytes).digest();
  const { same, known } = await runner.query(ctx, async (tx) => {
    const already = await findSame(ctx, tx, sent.id, sha256);
    if (!already) await checkQuantity(ctx, tx);
    return { same: already, known: await findContent(ctx, tx, sha256) };
  });
  if (same) return same;
  businessOf(ctx, sent.business);
  if (known) {
    const kept = await runner.command(ctx, (tx) => write(ctx, tx, sent, sha256, undefined));
    if (kept) return kept;
  }
  const encoded = await encodePhoto(sent.bytes);
  const kept = await runner.command(ctx, (tx) => write(ctx, tx, sent, sha256, encoded));
  if (!kept) throw new DomainError(errors.damaged);
  return kept;
}

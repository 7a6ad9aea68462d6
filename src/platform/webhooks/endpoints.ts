/** Where an edition's news is sent to: made, changed, given a new secret, tried, removed. */
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../audit/audit.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { DomainError } from '../problem/domain-error.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { errors } from './errors.ts';
import { readCallableUrl } from './rules/address.ts';
import { newSigningSecret } from './rules/sign.ts';
import type { EndpointTable } from './tables.ts';

type AtEdition = Context & { readonly edition: Id<'edition'> };

export const MOST_ENDPOINTS = 10;
/** So long the former secret signs too after a rotation. */
export const ROTATION_MS = 24 * 3_600_000;

export const endpointInput = z.strictObject({
  url: z.string().trim().min(1).max(2_000),
  description: z
    .string()
    .trim()
    .max(200)
    .refine((text) => text.isWellFormed() && !text.includes('\0')),
  types: z.array(z.string().max(60)).min(1).max(50),
  active: z.boolean(),
});
export type EndpointInput = z.infer<typeof endpointInput>;

export interface Endpoint {
  readonly id: Id<'webhook'>;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly active: boolean;
  /** Milliseconds since 1970; the former secret signs until then. */
  readonly formerUntil: number | null;
  readonly disabledReason: string | null;
  readonly waiting: number;
  readonly failed: number;
}

/** What a secret is sealed for. */
export function secretPlace(endpoint: Id<'webhook'>): string {
  return `webhook ${endpoint}`;
}

function mustBeCallable(url: string, loopback: boolean): void {
  const read = readCallableUrl(url, loopback);
  if (!read.ok) throw new DomainError(errors['url-refused'], { reason: read.code });
}

/** @returns the secret, which nobody is shown again. @throws `webhooks.url-refused`, `webhooks.too-many-endpoints`. */
export async function addEndpoint(
  ctx: AtEdition,
  tx: Tx,
  input: EndpointInput,
  { sealer, loopback }: { readonly sealer: Sealer; readonly loopback: boolean },
): Promise<{ readonly id: Id<'webhook'>; readonly secret: string }> {
  mustBeCallable(input.url, loopback);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks:${ctx.edition}`}, 0))`.execute(tx);
  const held = await endpointsOf(ctx, tx).select('id').execute();
  if (held.length >= MOST_ENDPOINTS) throw new DomainError(errors['too-many-endpoints'], { most: MOST_ENDPOINTS });
  const id = newId<'webhook'>(ctx.clock.now());
  const secret = newSigningSecret();
  await tx
    .insertInto('platform.webhook_endpoint')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      ...input,
      secret: sealer.seal(secret, secretPlace(id)),
      former_secret: null,
      former_until: null,
      made_at: new Date(ctx.clock.now()),
      disabled_reason: null,
    })
    .execute();
  await audit(ctx, tx, 'webhooks.added', id, { host: new URL(input.url).hostname, active: input.active });
  return { id, secret };
}

/** Switching off gives up what still waits (it stays in the list and can be sent again). */
export async function changeEndpoint(
  ctx: AtEdition,
  tx: Tx,
  id: Id<'webhook'>,
  input: EndpointInput,
  loopback: boolean,
): Promise<void> {
  mustBeCallable(input.url, loopback);
  const changed = await tx
    .updateTable('platform.webhook_endpoint')
    .set({ ...input, disabled_reason: null })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw new DomainError(errors['endpoint-unknown']);
  if (!input.active) await giveUpWaiting(tx, ctx.organiser, id, 'switched off');
  await audit(ctx, tx, 'webhooks.changed', id, { host: new URL(input.url).hostname, active: input.active });
}

export async function giveUpWaiting(
  tx: Tx,
  organiser: Id<'organiser'>,
  endpoint: Id<'webhook'>,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('platform.webhook_delivery')
    .set({ state: 'failed', answer: sql<string>`coalesce(answer, ${reason})` })
    .where('organiser_id', '=', organiser)
    .where('endpoint_id', '=', endpoint)
    .where('state', '=', 'waiting')
    .execute();
}

/** @returns the new secret. For a day both are right, so that the receiver can change without losing a message. */
export async function rotateSecret(
  ctx: AtEdition,
  tx: Tx,
  id: Id<'webhook'>,
  sealer: Sealer,
  now: number,
): Promise<string> {
  const secret = newSigningSecret();
  const changed = await tx
    .updateTable('platform.webhook_endpoint')
    .set({
      former_secret: sql<Buffer>`secret`,
      former_until: new Date(now + ROTATION_MS),
      secret: sealer.seal(secret, secretPlace(id)),
    })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw new DomainError(errors['endpoint-unknown']);
  await audit(ctx, tx, 'webhooks.secret-rotated', id);
  return secret;
}

/** Removes it with its deliveries; messages that others have too stay. */
export async function removeEndpoint(ctx: AtEdition, tx: Tx, id: Id<'webhook'>): Promise<void> {
  const removed = await tx
    .deleteFrom('platform.webhook_endpoint')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!removed) throw new DomainError(errors['endpoint-unknown']);
  await audit(ctx, tx, 'webhooks.removed', id);
}

function endpointsOf(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('platform.webhook_endpoint as endpoint')
    .where('endpoint.organiser_id', '=', ctx.organiser)
    .where('endpoint.edition_id', '=', ctx.edition);
}

export async function listEndpoints(ctx: AtEdition, tx: Tx): Promise<Endpoint[]> {
  const inState = (state: string) =>
    sql<number>`(select count(*) from platform.webhook_delivery delivery
      where delivery.organiser_id = endpoint.organiser_id and delivery.endpoint_id = endpoint.id and delivery.state = ${state})`;
  return endpointsOf(ctx, tx)
    .select([
      'id',
      'url',
      'description',
      'types',
      'active',
      'former_until as formerUntil',
      'disabled_reason as disabledReason',
    ])
    .select([inState('waiting').as('waiting'), inState('failed').as('failed')])
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

export type StoredEndpoint = Pick<
  Selectable<EndpointTable>,
  'id' | 'edition_id' | 'url' | 'types' | 'active' | 'secret' | 'former_secret' | 'former_until'
>;

export async function findStoredEndpoint(
  tx: Tx,
  organiser: Id<'organiser'>,
  id: Id<'webhook'>,
): Promise<StoredEndpoint | undefined> {
  return tx
    .selectFrom('platform.webhook_endpoint')
    .select(['id', 'edition_id', 'url', 'types', 'active', 'secret', 'former_secret', 'former_until'])
    .where('organiser_id', '=', organiser)
    .where('id', '=', id)
    .executeTakeFirst();
}

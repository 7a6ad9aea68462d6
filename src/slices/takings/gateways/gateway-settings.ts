/** Which gateway an organiser uses, with what credentials: sealed when they come, opened where they are used, shown to nobody. */
import type { Id } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { Sealer } from '../../../platform/secrets/sealer.ts';
import { errors } from '../errors.ts';
import { type GatewayName, type OpenedGateway, type Opener, openerOf } from './gateway.ts';
import { midtrans } from './midtrans.ts';
import { xendit } from './xendit.ts';

const OPENERS: Readonly<Record<GatewayName, Opener>> = { midtrans: openerOf(midtrans), xendit: openerOf(xendit) };

export interface OpenGateway {
  readonly name: GatewayName;
  readonly gateway: OpenedGateway;
  readonly credentials: unknown;
  readonly active: boolean;
  readonly sandbox: boolean;
}

const sealedFor = (organiser: Id<'organiser'>, name: GatewayName) => `gateway ${organiser} ${name}`;

/** With the credentials opened; undefined where the organiser has none of that name. */
export async function openGateway(
  tx: Tx,
  organiser: Id<'organiser'>,
  name: GatewayName,
  sealer: Sealer,
): Promise<OpenGateway | undefined> {
  const row = await tx
    .selectFrom('takings.gateway')
    .select(['active', 'sandbox', 'sealed'])
    .where('organiser_id', '=', organiser)
    .where('gateway', '=', name)
    .executeTakeFirst();
  if (!row) return undefined;
  const opened = OPENERS[name](JSON.parse(sealer.open(row.sealed, sealedFor(organiser, name))));
  if (!opened) throw new Error(`the credentials kept for ${name} are not what it takes`);
  return { name, ...opened, active: row.active, sandbox: row.sandbox };
}

export interface ShownGateway {
  readonly gateway: GatewayName;
  readonly active: boolean;
  readonly sandbox: boolean;
}

/** What the page may show: everything but the credentials. */
export async function listGateways(ctx: Context, tx: Tx): Promise<ShownGateway[]> {
  return tx
    .selectFrom('takings.gateway')
    .select(['gateway', 'active', 'sandbox'])
    .where('organiser_id', '=', ctx.organiser)
    .orderBy('gateway')
    .execute();
}

export interface GatewayInput {
  readonly gateway: GatewayName;
  readonly active: boolean;
  readonly sandbox: boolean;
  /** Left out, the ones that are kept stay. */
  readonly credentials: unknown;
}

/** One gateway is on at a time. @throws `takings.gateway-unknown` when there are no credentials, neither new nor kept. */
export async function setGateway(ctx: Context, tx: Tx, input: GatewayInput, sealer: Sealer): Promise<void> {
  const { gateway, active, sandbox } = input;
  const given = OPENERS[gateway](input.credentials);
  const known = await openGateway(tx, ctx.organiser, gateway, sealer);
  const credentials = given?.credentials ?? known?.credentials;
  if (credentials === undefined) throw new DomainError(errors['gateway-unknown']);
  if (active)
    await tx
      .updateTable('takings.gateway')
      .set({ active: false })
      .where('organiser_id', '=', ctx.organiser)
      .where('gateway', '<>', gateway)
      .execute();
  const row = {
    active,
    sandbox,
    sealed: sealer.seal(JSON.stringify(credentials), sealedFor(ctx.organiser, gateway)),
    changed_at: new Date(ctx.clock.now()),
  };
  await tx
    .insertInto('takings.gateway')
    .values({ organiser_id: ctx.organiser, gateway, ...row })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'gateway']).doUpdateSet(row))
    .execute();
  await audit(ctx, tx, 'takings.gateway-set', gateway, { active, sandbox, credentials: given !== undefined });
}

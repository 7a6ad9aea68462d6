/** Asks for what no notification told, and applies what came before its sale. Any number of processes may run it. */
import { sql } from 'kysely';
import { type Id, newId } from '../../../kinds/id.ts';
import type { Clock } from '../../../kinds/time.ts';
import { startRounds } from '../../../platform/background/rounds.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Logger } from '../../../platform/log/log.ts';
import { askAgainIn } from '../rules/charge-state.ts';
import { applyCharge, type GatewayParts, type StoredCharge } from './charges.ts';
import { openGateway } from './gateway-settings.ts';
import { hear } from './notifications.ts';

const POLL_MS = 5_000;
const MOST = 50;

export interface Asker {
  wake(): void;
  /** One look at everything that is due. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export function startAsking(parts: GatewayParts, clock: Clock, log: Logger, pollMs = POLL_MS): Asker {
  let stopped = false;

  async function round(): Promise<void> {
    const { rows } = await sql<{ organiser: Id<'organiser'> }>`
      select distinct organiser_id as organiser from takings.charge where ask_at <= ${new Date(clock.now())}`.execute(
      parts.runner.db,
    );
    for (const { organiser } of rows) if (!stopped) await askFor(parts, clock, log, organiser);
  }

  const rounds = startRounds({
    round,
    pollMs,
    pauseMs: 0,
    failed: (error) => log.warn({ err: error }, 'gateways wait for the database'),
  });
  return {
    wake: rounds.wake,
    settle: rounds.settle,
    async stop() {
      stopped = true;
      await rounds.stop();
    },
  };
}

async function askFor(parts: GatewayParts, clock: Clock, log: Logger, organiser: Id<'organiser'>): Promise<void> {
  const ctx: Context = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: newId() };
  const now = clock.now();
  // Taken by putting off the next look: another process passes them by, and takes them when this one dies.
  const due = await parts.runner.command(ctx, async (tx) => {
    const { rows } = await sql<{ id: Id<'charge'>; asked: number; unapplied: boolean }>`
      update takings.charge set asked = asked + 1, ask_at = ${new Date(now + 60_000)}
      where organiser_id = ${organiser} and id = any(array(
        select id from takings.charge where organiser_id = ${organiser} and ask_at <= ${new Date(now)}
        order by ask_at limit ${MOST} for update skip locked))
      returning id, asked, state in ('settled', 'refunded', 'disputed') and applied_state is distinct from state as unapplied`.execute(
      tx,
    );
    for (const { id, asked, unapplied } of rows) {
      const wait = askAgainIn(asked, unapplied);
      await tx
        .updateTable('takings.charge')
        .set({ ask_at: wait === null ? null : new Date(now + wait) })
        .where('organiser_id', '=', organiser)
        .where('id', '=', id)
        .execute();
    }
    return rows;
  });
  for (const { id } of due)
    await look(parts, ctx, id).catch((error: unknown) =>
      log.warn({ err: error, charge: id }, 'a gateway did not answer'),
    );
}

async function look(parts: GatewayParts, ctx: Context, id: Id<'charge'>): Promise<void> {
  const sealer = await parts.sealer();
  const found = await parts.runner.command(ctx, async (tx) => {
    const charge: StoredCharge | undefined = await tx
      .selectFrom('takings.charge')
      .selectAll()
      .where('organiser_id', '=', ctx.organiser)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!charge) return undefined;
    // Also what is settled is asked about: a notification of its refund may be what nobody could check.
    if (charge.state !== 'making' && charge.state !== 'pending')
      await applyCharge({ ...ctx, edition: charge.edition_id }, tx, charge);
    return { charge, opened: await openGateway(tx, ctx.organiser, charge.gateway, sealer) };
  });
  if (!found?.opened) return;
  const { charge, opened } = found;
  const of = { orderRef: charge.order_ref, gatewayRef: charge.gateway_ref };
  const base = parts.base ?? opened.gateway.base(opened.sandbox);
  const told = await opened.gateway.readStatus(parts.call, base, of);
  if (told) await parts.runner.command(ctx, (tx) => hear(ctx, tx, charge.gateway, told));
}

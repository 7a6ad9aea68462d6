import { type Id, newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { type HallInput, hallInput } from './contract.ts';
import { findPlanVersion } from './drawing-store.ts';
import { mustDraw } from './may-fill.ts';
import { savePlan } from './save-plan.ts';

/** Adds an empty hall of four walls to the plan of the edition. */
export async function drawHall(ctx: AtEdition, tx: Tx, input: HallInput): Promise<Id<'hall'>> {
  mustDraw(ctx);
  const { id = newId<'hall'>(ctx.clock.now()), ...drawn } = accept(hallInput, input);
  const after = { kind: 'hall' as const, id, ...drawn, place: '', position: 0, outline: null };
  const base = await findPlanVersion(ctx, tx);
  await savePlan(ctx, tx, { base, force: true, changes: [{ key: `hall/${id}`, after }] });
  return id;
}

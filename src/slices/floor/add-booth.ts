import { type Id, newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { assignBooth } from './assign-booth.ts';
import { type BoothInput, boothInput } from './contract.ts';
import type { Change } from './drawing.ts';
import { findPlanVersion, selectClusterThings } from './drawing-store.ts';
import { mustDraw } from './may-fill.ts';
import { savePlan } from './save-plan.ts';

/**
 * Draws one booth into a hall, with its cluster where there is none yet, and gives it to a delegation for all days.
 * @throws what `savePlan` and `assignBooth` throw.
 */
export async function addBooth(ctx: AtEdition, tx: Tx, input: BoothInput): Promise<Id<'booth'>> {
  mustDraw(ctx);
  const { id = newId<'booth'>(ctx.clock.now()), region, ...drawn } = accept(boothInput, input);
  const clusters = await selectClusterThings(ctx, tx);
  const changes: Change[] = [];
  if (!clusters.some((each) => each.id === drawn.cluster))
    changes.push({
      key: `cluster/${drawn.cluster}`,
      after: { kind: 'cluster', id: drawn.cluster, name: { id: '', en: '' }, colour: clusters.length % 8 },
    });
  changes.push({
    key: `booth/${id}`,
    after: {
      kind: 'booth',
      id,
      ...drawn,
      outline: null,
      state: 'open',
      reason: '',
      tables: 1,
      chairs: 2,
      amperes: 2,
    },
  });
  await savePlan(ctx, tx, { base: await findPlanVersion(ctx, tx), force: true, changes });
  if (region !== null) await assignBooth(ctx, tx, { booth: id, holder: { kind: 'delegation', region } });
  return id;
}

import { type Id, newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent, mustBeRegion, mustManage } from '../editions/index.ts';
import { type BoothInput, boothInput } from './contract.ts';
import { errors } from './errors.ts';
import { fitBooth } from './rules/fit-booth.ts';
import { insertBooth, lockHall, selectRectangles } from './store.ts';

/**
 * Draws a booth into a hall. The hall is locked first, so that two booths drawn at once cannot come to lie over each
 * other. @throws `floor.unknown-hall`, `floor.outside-hall`, `floor.booths-overlap`, `floor.number-taken`.
 */
export async function addBooth(ctx: AtEdition, tx: Tx, input: BoothInput): Promise<Id<'booth'>> {
  mustManage(ctx);
  const { id = newId<'booth'>(ctx.clock.now()), region, ...drawn } = accept(boothInput, input);
  if (region !== null) await mustBeRegion(tx, region);
  const hall = await lockHall(ctx, tx, drawn.hall);
  if (!hall) throw new DomainError(errors['unknown-hall']);
  const fitted = fitBooth(hall, await selectRectangles(ctx, tx, drawn.hall), drawn);
  if (!fitted.ok) throw new DomainError(errors[fitted.code], { ...fitted.data });
  const { number, cluster, x, y, width, depth } = fitted.value;
  const added = await insertBooth(tx, {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    id,
    hall_id: drawn.hall,
    number,
    cluster,
    x,
    y,
    width,
    depth,
    region_code: region,
    qris: null,
  });
  if (!added) throw new DomainError(errors['number-taken'], { number });
  await bumpContent(ctx, tx);
  return id;
}

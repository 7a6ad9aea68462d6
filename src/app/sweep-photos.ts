import type { Id } from '../kinds/id.ts';
import { type Clock, systemClock } from '../kinds/time.ts';
import type { Context } from '../platform/db/context.ts';
import { forgetLoosePhoto, listLoosePhotos } from '../platform/files/index.ts';
import type { Services } from '../platform/http/api.ts';

/**
 * Deletes photographs that were sent and have been attached to nothing for a week: organiser by organiser, each photograph in
 * a transaction of its own. By the world's clock, not a demo's. Returns how many went.
 */
export async function sweepPhotos({ runner }: Pick<Services, 'runner'>, clock: Clock = systemClock): Promise<number> {
  const organisers = await runner.db.selectFrom('people.organiser').select('id').execute();
  let swept = 0;
  for (const { id } of organisers) {
    const organiser = id as Id<'organiser'>;
    const ctx: Context = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: '' };
    for (const photo of await runner.command(ctx, (tx) => listLoosePhotos(ctx, tx)))
      if (await runner.command(ctx, (tx) => forgetLoosePhoto(ctx, tx, photo))) swept++;
  }
  return swept;
}

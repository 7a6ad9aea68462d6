import type { Id } from '../kinds/id.ts';
import { type Clock, systemClock } from '../kinds/time.ts';
import type { Context } from '../platform/db/context.ts';
import type { Services } from '../platform/http/api.ts';
import { sweepAnswerFiles } from '../slices/call/index.ts';

/** Deletes files of applicants that nobody has asked for in a week, organiser by organiser. By the world's clock, not a demo's. */
export async function sweepHandedIn({ runner }: Pick<Services, 'runner'>, clock: Clock = systemClock): Promise<number> {
  const organisers = await runner.db.selectFrom('people.organiser').select('id').execute();
  let swept = 0;
  for (const { id } of organisers) {
    const organiser = id as Id<'organiser'>;
    const ctx: Context = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: '' };
    swept += await runner.command(ctx, (tx) => sweepAnswerFiles(ctx, tx));
  }
  return swept;
}

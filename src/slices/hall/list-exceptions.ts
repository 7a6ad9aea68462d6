import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

export interface OpenException {
  readonly id: Id<'exception'>;
  readonly code: string;
  readonly deviceCode: string;
  readonly event: Id<'event'> | null;
  readonly seq: number | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly raisedAt: number;
}

/** What waits for a person, the newest first, at most 200. */
export async function listExceptions(ctx: AtEdition, tx: Tx): Promise<OpenException[]> {
  const rows = await tx
    .selectFrom('hall.exception as x')
    .innerJoin('hall.device as d', (join) =>
      join.onRef('d.organiser_id', '=', 'x.organiser_id').onRef('d.id', '=', 'x.device_id'),
    )
    .select([
      'x.id',
      'x.code',
      'd.code as deviceCode',
      'x.event_id as event',
      'x.seq',
      'x.data',
      'x.raised_at as raisedAt',
    ])
    .where('x.organiser_id', '=', ctx.organiser)
    .where('x.edition_id', '=', ctx.edition)
    .where('x.settled_at', 'is', null)
    .orderBy('x.raised_at', 'desc')
    .orderBy('x.id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    ...row,
    id: row.id as Id<'exception'>,
    event: row.event as Id<'event'> | null,
    data: row.data as OpenException['data'],
  }));
}

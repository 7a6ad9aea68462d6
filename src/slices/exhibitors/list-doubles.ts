import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import { allowing, type Reach, reachOf } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';

/** Why two entries may be one business. */
export type Likeness = 'name' | 'nib' | 'phone';

export interface Double {
  readonly first: Id<'business'>;
  readonly second: Id<'business'>;
  readonly likeness: readonly Likeness[];
}

/** Pairs that a page shows at once. */
const MOST = 50;

/** How far the actor may put businesses together; the system's reach is everything. @throws `request.forbidden`. */
export function mergingReach(ctx: Context): Reach {
  if (ctx.actor.kind === 'system') return { all: true };
  const held = allowing(ctx.actor, ctx.organiser, 'businesses.merge');
  if (held.length === 0) throw new DomainError(common.forbidden);
  return reachOf(held);
}

/**
 * Pairs of entries that are alike: the same name in the same region however it is written, the same NIB, or the same WhatsApp
 * number. Both are within reach; the older entry comes first. @param of only pairs with this business.
 */
export async function listDoubles(ctx: Context, tx: Tx, of?: Id<'business'>): Promise<Double[]> {
  const reach = mergingReach(ctx);
  const regions = reach.all ? null : [...reach.regions];
  const { rows } = await sql<{
    first: Id<'business'>;
    second: Id<'business'>;
    name: boolean;
    nib: boolean;
    phone: boolean;
  }>`
    with entry as (
      select b.id, b.region_code, b.whatsapp,
        nullif(lower(regexp_replace(b.name, '[^[:alnum:]]+', '', 'g')), '') as plain,
        (select i.value from exhibitors.identifier i where i.organiser_id = b.organiser_id and i.business_id = b.id
          and i.kind = 'nib' and i.state in ('claimed', 'verified') limit 1) as nib
      from exhibitors.business b
      where b.organiser_id = ${ctx.organiser} and b.merged_into is null
        and (${regions}::text[] is null or b.region_code = any(${regions}::text[]))
    ), pair as (
      select a.id as first, b.id as second from entry a join entry b on a.id < b.id and a.region_code = b.region_code and a.plain = b.plain
      union select a.id, b.id from entry a join entry b on a.id < b.id and a.nib = b.nib
      union select a.id, b.id from entry a join entry b on a.id < b.id and a.whatsapp = b.whatsapp
    )
    select p.first, p.second, coalesce(a.plain = b.plain and a.region_code = b.region_code, false) as name,
      coalesce(a.nib = b.nib, false) as nib, coalesce(a.whatsapp = b.whatsapp, false) as phone
    from pair p join entry a on a.id = p.first join entry b on b.id = p.second
    where ${of ?? null}::uuid is null or p.first = ${of ?? null}::uuid or p.second = ${of ?? null}::uuid
    order by p.first, p.second
    limit ${MOST}`.execute(tx);
  return rows.map(({ first, second, name, nib, phone }) => ({
    first,
    second,
    likeness: [
      ...(name ? (['name'] as const) : []),
      ...(nib ? (['nib'] as const) : []),
      ...(phone ? (['phone'] as const) : []),
    ],
  }));
}

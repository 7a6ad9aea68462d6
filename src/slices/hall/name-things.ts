import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Devices by their code and label. */
export const nameDevices: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select id::text, code || ' · ' || label as name from hall.device where organiser_id = ${ctx.organiser} and id::text = any (${ids})`.execute(
    tx,
  );
  return rows;
};

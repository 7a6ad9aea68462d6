/** Notes, in the transaction that made it true, what webhooks are to tell; nothing at all where nobody listens. */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../db/database.ts';
import { statement } from '../db/prepared.ts';
import './tables.ts';

const ANNOUNCE = statement(
  'webhooks.announce',
  `insert into platform.webhook_news (organiser_id, edition_id, topic, payload, at)
select $1::uuid, $2::uuid, $3, $4::jsonb, $5::timestamptz
where exists (select 1 from platform.webhook_endpoint where organiser_id = $1::uuid and edition_id = $2::uuid and active)`,
);

export interface Announced {
  readonly organiser: Id<'organiser'>;
  readonly edition: Id<'edition'>;
  /** What whoever composes the messages knows it by. */
  readonly topic: string;
  /** Small JSON of ids. */
  readonly payload: object;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export async function announce(tx: Tx, { organiser, edition, topic, payload, at }: Announced): Promise<void> {
  await ANNOUNCE(tx, organiser, edition, topic, JSON.stringify(payload), new Date(at));
}

/** What monitors are told of the database: sums over all organisers, and nothing of any one of them. */
import { sql } from 'kysely';
import type { Id } from '../kinds/id.ts';
import type { Context } from '../platform/db/context.ts';
import type { Services } from '../platform/http/api.ts';

export interface Stored {
  readonly organisers: number;
  readonly editions: number;
  readonly devices: number;
  readonly unsent: number;
  readonly exceptions: number;
  readonly mailWaiting: number;
  readonly mailFailed: number;
  readonly outbox: number;
  readonly webhookNews: number;
  readonly webhookAside: number;
  readonly webhookDeliveries: number;
  readonly databaseBytes: number;
}

type OfOne = Pick<Stored, 'devices' | 'unsent' | 'exceptions' | 'mailWaiting' | 'mailFailed'>;

export async function countStored({ runner, clock }: Pick<Services, 'runner' | 'clock'>): Promise<Stored> {
  const organisers = await runner.db.selectFrom('people.organiser').select('id').execute();
  const sum = { devices: 0, unsent: 0, exceptions: 0, mailWaiting: 0, mailFailed: 0 };
  for (const { id } of organisers) {
    const ctx: Context = {
      actor: { kind: 'system' },
      organiser: id as Id<'organiser'>,
      clock,
      locale: 'id',
      requestId: '',
    };
    const { rows } = await runner.query(ctx, (tx) =>
      sql<OfOne>`select
        (select count(*) from hall.device where revoked_at is null) as devices,
        (select coalesce(sum(unsent), 0) from hall.device where revoked_at is null) as unsent,
        (select count(*) from hall.exception where settled_at is null) as exceptions,
        (select count(*) from platform.mail where sent_at is null and failure is null) as "mailWaiting",
        (select count(*) from platform.mail where sent_at is null and failure is not null) as "mailFailed"`.execute(tx),
    );
    for (const key of Object.keys(sum) as (keyof OfOne)[]) sum[key] += rows[0]?.[key] ?? 0;
  }
  // These let themselves be read where no organiser is chosen.
  const { rows } = await sql<Omit<Stored, keyof OfOne | 'organisers'>>`select
    (select count(*) from editions.directory) as editions,
    (select count(*) from platform.outbox) as outbox,
    (select count(*) from platform.webhook_news where fault is null) as "webhookNews",
    (select count(*) from platform.webhook_news where fault is not null) as "webhookAside",
    (select count(*) from platform.webhook_delivery where state = 'waiting') as "webhookDeliveries",
    pg_database_size(current_database()) as "databaseBytes"`.execute(runner.db);
  const [whole] = rows;
  if (!whole) throw new Error('a query without a table has one row');
  return { organisers: organisers.length, ...sum, ...whole };
}

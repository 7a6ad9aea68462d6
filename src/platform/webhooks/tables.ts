/** Rows of webhooks (migrations 0016, 0085). */
import type { Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { InstantColumn, OptionalInstantColumn } from '../db/database.ts';

export interface EndpointTable {
  organiser_id: Id<'organiser'>;
  id: Id<'webhook'>;
  edition_id: Id<'edition'>;
  url: string;
  description: string;
  types: string[];
  active: boolean;
  secret: Buffer;
  former_secret: Buffer | null;
  former_until: OptionalInstantColumn;
  made_at: InstantColumn;
  disabled_reason: string | null;
}

interface NewsTable {
  seq: Generated<number>;
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  topic: string;
  payload: unknown;
  at: InstantColumn;
  attempts: Generated<number>;
  next_at: OptionalInstantColumn;
  fault: string | null;
}

interface MessageTable {
  organiser_id: Id<'organiser'>;
  id: Id<'message'>;
  edition_id: Id<'edition'>;
  type: string;
  at: InstantColumn;
  body: string;
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

interface DeliveryTable {
  organiser_id: Id<'organiser'>;
  endpoint_id: Id<'webhook'>;
  message_id: Id<'message'>;
  edition_id: Id<'edition'>;
  type: string;
  at: InstantColumn;
  state: DeliveryState;
  attempts: Generated<number>;
  next_at: InstantColumn;
  first_at: OptionalInstantColumn;
  last_at: OptionalInstantColumn;
  status: number | null;
  answer: string | null;
  took_ms: number | null;
}

declare module '../db/database.ts' {
  interface Database {
    'platform.webhook_endpoint': EndpointTable;
    'platform.webhook_news': NewsTable;
    'platform.webhook_message': MessageTable;
    'platform.webhook_delivery': DeliveryTable;
  }
}

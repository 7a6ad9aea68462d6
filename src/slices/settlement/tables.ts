/** Rows of the schema `settlement` (migration 0018). */
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { InstantColumn } from '../../platform/db/database.ts';
import type { Side } from './contract.ts';

export interface SignatureTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'signature'>;
  business_id: Id<'business'>;
  side: Side;
  name: string;
  digest: Uint8Array;
  net: Money;
  payout: Money;
  signed_at: InstantColumn;
  signed_by: Id<'user'> | null;
  one_screen: boolean;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'settlement.signature': SignatureTable;
  }
}

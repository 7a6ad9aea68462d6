/**
 * What a till and the server say to each other about a charge: a QR code that the organiser's payment gateway makes for one
 * payment of one sale. Browser-safe; the server's half is src/slices/takings/gateways.
 */
import { z } from 'zod';
import { type Id, isId } from '../../../kinds/id.ts';

export const CHARGE_STATES = ['making', 'pending', 'settled', 'failed', 'expired', 'refunded', 'disputed'] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

export interface ChargeRequest {
  /** The id that the sale's event will have. */
  readonly sale: Id<'event'>;
  /** The number of the payment in it, from 1. */
  readonly no: number;
  /** Minor units. */
  readonly amount: number;
}

/** As the server shows it; a client ignores what it does not know. */
export const shownCharge = z.object({
  id: z.custom<Id<'charge'>>(isId, 'not an id'),
  state: z.enum(CHARGE_STATES),
  amount: z.int(),
  /** The text of the QR code; null while the gateway has not made it. */
  qr: z.string().max(1_000).nullable(),
  gateway: z.string(),
  expiresAt: z.string(),
});
export type ShownCharge = z.infer<typeof shownCharge>;

/** What a device signs to ask for a charge. `bodyHash` is the lower-case hex SHA-256 of the request's body. */
export function chargeClaim(bodyHash: string): string {
  return `gelaran-charge-v1\n${bodyHash}`;
}

/** What a device signs to ask what became of one. */
export function chargeStateClaim(charge: string): string {
  return `gelaran-charge-state-v1\n${charge}`;
}

/** What every payment gateway is to this program. The money goes from buyer to gateway to merchant; only words pass here. */
import type { z } from 'zod';
import type { Result } from '../../../kinds/result.ts';
import type { ChargeState } from '../rules/charge-state.ts';

export const GATEWAYS = ['midtrans', 'xendit'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

export interface ChargeAsked {
  readonly orderRef: string;
  /** Whole rupiah. */
  readonly amount: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Where the gateway is to tell what became of it. */
  readonly notifyUrl: string;
}

export interface MadeCharge {
  /** The text of the QR code. */
  readonly qr: string;
  readonly gatewayRef: string;
}

/** What a gateway says of a charge. */
export interface ToldCharge {
  readonly orderRef: string;
  readonly gatewayRef: string;
  /** Null where it says none. */
  readonly amount: number | null;
  readonly state: ChargeState;
  /** What of the money went back to the buyer so far, where only a part did. */
  readonly refunded?: number;
  /** In the gateway's own word. */
  readonly says: string;
}

export interface Notification extends ToldCharge {
  /** The gateway's own id of it, or a hash of what it says: the same notification has the same. */
  readonly key: string;
}

export interface Received {
  readonly bytes: Uint8Array;
  header(name: string): string | undefined;
}

/** Calls a gateway. @throws when it does not answer, or not with what was asked for. */
export type Call = (url: string, init: RequestInit) => Promise<unknown>;

/** @typeParam C its credentials. */
export interface Gateway<C> {
  readonly credentials: z.ZodType<C>;
  /** Whether what it sends vouches for the state in a notification; else the state is asked for before it is believed. */
  readonly vouchesForState: boolean;
  base(sandbox: boolean): string;
  charge(call: Call, base: string, credentials: C, asked: ChargeAsked): Promise<MadeCharge>;
  readNotification(received: Received, credentials: C): Result<Notification, 'unsigned' | 'unread'>;
  /** Undefined when the gateway knows no such charge. */
  readStatus(
    call: Call,
    base: string,
    credentials: C,
    of: { readonly orderRef: string; readonly gatewayRef: string | null },
  ): Promise<ToldCharge | undefined>;
}

/** A gateway with an organiser's credentials in it: whoever uses it need not know what they look like. */
export interface OpenedGateway {
  readonly vouchesForState: boolean;
  base(sandbox: boolean): string;
  charge(call: Call, base: string, asked: ChargeAsked): Promise<MadeCharge>;
  readNotification(received: Received): Result<Notification, 'unsigned' | 'unread'>;
  readStatus(
    call: Call,
    base: string,
    of: { readonly orderRef: string; readonly gatewayRef: string | null },
  ): Promise<ToldCharge | undefined>;
}

/** Opens a gateway with what was typed or kept; undefined where that is not what it takes. */
export type Opener = (given: unknown) => { readonly credentials: unknown; readonly gateway: OpenedGateway } | undefined;

export function openerOf<C>(gateway: Gateway<C>): Opener {
  return (given) => {
    const read = gateway.credentials.safeParse(given);
    if (!read.success) return undefined;
    const credentials = read.data;
    return {
      credentials,
      gateway: {
        vouchesForState: gateway.vouchesForState,
        base: (sandbox) => gateway.base(sandbox),
        charge: (call, base, asked) => gateway.charge(call, base, credentials, asked),
        readNotification: (received) => gateway.readNotification(received, credentials),
        readStatus: (call, base, of) => gateway.readStatus(call, base, credentials, of),
      },
    };
  };
}

/** `789000.00`, `789000` or 789000 as whole rupiah; null for anything else, such as sen. */
export function wholeRupiah(value: string | number | null | undefined): number | null {
  const match = /^(\d{1,12})(?:\.0{1,2})?$/.exec(String(value ?? ''));
  return match ? Number(match[1]) : null;
}

export function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
}

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The first five events of the till of the worked example: a shift opened, two sales, a void, the shift closed. */
import { type Id, newId } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import { SCHEMA_VERSION } from '../../slices/hall/contract.ts';
import { eventHash, genesisHash } from '../../slices/hall/rules/chain.ts';
import { formatEvent } from '../../slices/hall/rules/envelope.ts';
import { sha256Of } from '../../slices/hall/sha256-of.ts';
import type { SaleRecorded } from '../../slices/till/contract.ts';
import { addToCart, cartTotal, EMPTY_CART, type Sellable } from '../../slices/till/rules/cart.ts';
import { receiptNumber } from '../../slices/till/rules/receipt-number.ts';
import { newSecret, recordSale, voidSale } from '../../slices/till/rules/sale.ts';

export interface ExampleEvent {
  readonly line: string;
  readonly hash: string;
  /** What is hashed besides the line: the hash before it. */
  readonly prevHash: string;
}

export interface ExampleLog {
  readonly genesis: string;
  readonly events: readonly ExampleEvent[];
  /** The two sales as their events say them. */
  readonly sales: readonly { readonly id: Id<'event'>; readonly sale: SaleRecorded }[];
}

interface Phone {
  readonly device: Id<'device'>;
  readonly code: string;
  /** When the program started, by the phone's clock; the shift is opened five minutes later. */
  readonly startedAt: number;
  readonly catalogueVersion: number;
  readonly item: Sellable;
}

const MINUTE = 60_000;
const OPENING_CASH = money(200_000);

export function exampleLog({ device, code, startedAt, catalogueVersion, item }: Phone): ExampleLog {
  const genesis = genesisHash(sha256Of, device);
  const events: ExampleEvent[] = [];
  const write = (minute: number, kind: string, payload: object): Id<'event'> => {
    const seq = events.length + 1;
    const prevHash = events.at(-1)?.hash ?? genesis;
    const wallTime = startedAt + minute * MINUTE;
    const id = newId<'event'>(wallTime, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, seq));
    const monotonic = minute * MINUTE;
    const schemaVersion = SCHEMA_VERSION;
    const line = formatEvent({
      device,
      seq,
      prevHash,
      id,
      schemaVersion,
      catalogueVersion,
      wallTime,
      monotonic,
      kind,
      payload,
    });
    events.push({ line, prevHash, hash: eventHash(sha256Of, line) });
    return id;
  };
  const shift = newId<'shift'>(startedAt + 5 * MINUTE, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0xb1));
  write(5, 'shift.opened', { shift, openingCash: OPENING_CASH });
  const first = sell(item, 2, { shift, receipt: receiptNumber(code, 1), no: 1, tendered: money(100_000) });
  const firstId = write(9, 'sale.recorded', first);
  const second = sell(item, 1, { shift, receipt: receiptNumber(code, 2), no: 2 });
  const secondId = write(14, 'sale.recorded', second);
  write(15, 'sale.voided', voidSale(second, secondId, shift, 'salah jumlah'));
  const expectedCash = OPENING_CASH + first.total;
  write(40, 'shift.closed', { shift, countedCash: expectedCash, expectedCash, variance: 0 });
  return {
    genesis,
    events,
    sales: [
      { id: firstId, sale: first },
      { id: secondId, sale: second },
    ],
  };
}

interface Selling {
  readonly shift: Id<'shift'>;
  readonly receipt: string;
  readonly no: number;
  /** In cash; by QRIS where it is left out. */
  readonly tendered?: Money;
}

function sell(item: Sellable, quantity: number, { shift, receipt, no, tendered }: Selling): SaleRecorded {
  const cart = addToCart(EMPTY_CART, item, quantity);
  if (!cart.ok) throw new RangeError(cart.code);
  const amount = cartTotal(cart.value);
  const part = tendered === undefined ? { method: 'qris' as const } : { method: 'cash' as const, tendered };
  const secret = newSecret(Uint8Array.from({ length: 16 }, (_, index) => 16 * no + index));
  const sale = recordSale({ shift, receipt, secret, cart: cart.value, paying: [{ ...part, amount }] });
  if (!sale.ok) throw new RangeError(sale.code);
  return sale.value;
}

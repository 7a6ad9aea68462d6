/**
 * A till in the hands of a cashier: it sells, takes the last sale back, and reads receipts out of its log; the cart, the shift
 * and refunds are what it stands on (`cart-till.ts`, `shift-till.ts`, `refund-till.ts`).
 */
import type { Id } from '../../../../kinds/id.ts';
import { qrisDigest } from '../../../../kinds/qris/qris-digest.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { Delivery } from '../../../hall/offline/disk.ts';
import { readUnsent } from '../../../hall/offline/unsent-ranges.ts';
import { eventHash } from '../../../hall/rules/chain.ts';
import { sha256 } from '../../../hall/rules/sha256.ts';
import { receiptNumber } from '../../rules/receipt-number.ts';
import { newSecret, type Paying, recordSale, type SaleRefusal, voidSale } from '../../rules/sale.ts';
import { openLedger } from './open-ledger.ts';
import { RefundTill } from './refund-till.ts';
import { restoreCart } from './restore-cart.ts';
import { type RecordRefusal, type Shown, type TillOptions, type TillView, unsentOf } from './till-core.ts';
import { type Refunded, readRow, type Sold } from './till-ledger.ts';
import { undoLeft } from './undo-window.ts';

export type { RefundingRefusal } from './refund-till.ts';
export type { DrawerCount } from './shift-till.ts';
export type { RecordRefusal, TillView } from './till-core.ts';

export type SellRefusal = RecordRefusal | SaleRefusal;
export type UndoRefusal = RecordRefusal | 'too-late' | 'already-voided';

/** Takes up where the till was left. */
export async function openTill(options: TillOptions): Promise<Till> {
  const { disk, kept, catalogue } = options;
  const [{ ledger, keptSeq }, head, unsent, held, cart, alarm] = await Promise.all([
    openLedger(options),
    disk.read((tx) => tx.head()),
    disk.read(readUnsent),
    kept.held(),
    kept.cart(),
    kept.qrisAlarm(),
  ]);
  const restored = restoreCart(cart, ledger, catalogue);
  // An id goes with its cart only.
  const promised = restored.cart.length > 0 ? (cart?.promised ?? null) : null;
  const view: TillView = {
    catalogue,
    held,
    ...restored,
    shift: ledger.book.open,
    receipts: ledger.receipts.count,
    lastSale: ledger.lastSale,
    unsent: unsentOf(unsent),
    halted: head?.halted ?? null,
    qrisAlarm: alarm,
  };
  return new Till(options, ledger, view, { lastSeq: head?.lastSeq ?? 0, keptSeq, unsent, promised });
}

/** All of it. */
export class Till extends RefundTill {
  readonly #digests = new Map<string, string>();

  /**
   * Sells the cart. Refused: nothing was sold, and the cart is as it was. `shown` may show a sale that the disk has before
   * the view changes: it calls `take` to change it, which otherwise happens when it has ended.
   */
  async sell(paying: readonly Paying[], shown?: Shown): Promise<Result<Sold, SellRefusal>> {
    const { shift, cart } = this.current;
    if (!shift) return refused('no-shift');
    const done = await this.record(
      shown,
      (slot) => {
        const receipt = receiptNumber(this.options.deviceCode, slot.next('receipt'));
        const sale = recordSale({ shift: shift.shift, receipt, secret: newSecret(), cart, paying });
        return sale.ok ? ok({ kind: 'sale.recorded', payload: sale.value }) : sale;
      },
      this.promised?.id,
    );
    if (!done.ok) return done;
    const { lastSale } = this.ledger;
    return lastSale?.id === done.value.id ? ok(lastSale) : refused('storage-failed');
  }

  /** The fingerprint of a static QRIS, for a payment by it. */
  digestOf(qris: string): string {
    const known = this.#digests.get(qris) ?? qrisDigest(sha256, qris);
    this.#digests.set(qris, known);
    return known;
  }

  /** Reverses the last sale within its first minute. */
  async undo(id: Id<'event'>, reason: string): Promise<Result<Sold, UndoRefusal>> {
    const { shift, lastSale } = this.current;
    if (!shift) return refused('no-shift');
    if (lastSale?.id !== id || undoLeft(lastSale.at, this.options.clock.now()) === 0) return refused('too-late');
    this.ledger.recall(lastSale);
    if (this.ledger.book.returnedOf(id).size > 0) return refused('too-late');
    const found = this.ledger.book.findVoidable(id);
    if (!found.ok) return refused('already-voided');
    const payload = voidSale(found.value, id, shift.shift, reason);
    const done = await this.record<never>(undefined, () => ok({ kind: 'sale.voided', payload }));
    return done.ok ? ok({ ...lastSale, voided: true }) : done;
  }

  /** The events that the server keeps aside for a person. */
  async quarantined(): Promise<readonly Delivery[]> {
    const deliveries = await this.options.disk.read((tx) => tx.deliveries());
    return deliveries.filter(({ code }) => code !== null);
  }

  /** A receipt out of the log, with the hash of its event; undefined when it is not in this log, or has been forgotten. */
  async receipt(seq: number): Promise<WholeReceipt | undefined> {
    const row = await this.options.disk.read((tx) => tx.row(seq));
    const read = row && readRow(row);
    if (!read) return undefined;
    const { moment, fact } = read;
    const hash = eventHash(sha256, row.line);
    if (fact.kind === 'sale.recorded')
      return { ...moment, hash, sale: fact.payload, voided: this.ledger.book.isVoided(moment.id) };
    return fact.kind === 'refund.recorded' ? { ...moment, hash, refund: fact.payload } : undefined;
  }
}

export type WholeReceipt = (Sold | Refunded) & { readonly hash: string };

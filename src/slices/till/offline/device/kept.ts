import { type DBSchema, openDB } from 'idb';
import type { Id } from '../../../../kinds/id.ts';
import type { Cart } from '../../rules/cart.ts';
import type { PinTries } from '../../rules/pin-tries.ts';
import type { Paying } from '../../rules/sale.ts';
import type { PromisedSale } from './promised-sale.ts';
import type { LedgerState } from './till-ledger.ts';

/** The cart as it survives a reload. */
export interface KeptCart {
  readonly lines: Cart;
  /** What was paid of it so far, when it is paid in parts. */
  readonly parts?: readonly Paying[];
  /** The id that a payment gateway was told of: there when one was asked. */
  readonly promised?: PromisedSale;
  /** The last sale when the cart was begun; another one since then means that this very cart was sold. */
  readonly after: Id<'event'> | null;
  readonly catalogueVersion: number;
}

/** A cart that was put aside for a buyer who comes back. */
export interface HeldCart {
  readonly id: string;
  /** Counted from 1 and shown where it has no name. */
  readonly number: number;
  readonly name: string;
  readonly lines: Cart;
  /** Milliseconds since 1970 by this device's clock. */
  readonly at: number;
}

/** A snapshot as it came, and that its signature was checked: it need not be checked again at every start. */
export interface KeptCatalogue {
  readonly signed: unknown;
  /** The version of the program that checked it. */
  readonly checkedBy: string;
}

interface KeptSchema extends DBSchema {
  cart: { key: string; value: KeptCart };
  held: { key: string; value: readonly HeldCart[] };
  /** Signed snapshots newer than the one of the enrolment, as they came. */
  catalogue: { key: string; value: unknown };
  checked: { key: string; value: KeptCatalogue };
  ledger: { key: string; value: LedgerState };
  tries: { key: string; value: PinTries };
  /** There while a booth's changed QRIS string was not looked at. */
  alarm: { key: string; value: true };
  /** There while a shift is open or something unsent. */
  busy: { key: string; value: true };
}

/** What a till remembers beside its log. Losing all of it loses no sale. */
export interface Kept {
  cart(): Promise<KeptCart | undefined>;
  putCart(cart: KeptCart): Promise<void>;
  held(): Promise<readonly HeldCart[]>;
  /** Both at once, because a cart that is held or taken up again is in one place and never in two or none. */
  putHeld(held: readonly HeldCart[], cart: KeptCart): Promise<void>;
  catalogue(): Promise<unknown>;
  putCatalogue(signed: unknown): Promise<void>;
  checked(): Promise<KeptCatalogue | undefined>;
  putChecked(catalogue: KeptCatalogue): Promise<void>;
  ledger(): Promise<LedgerState | undefined>;
  putLedger(ledger: LedgerState): Promise<void>;
  /** Wrong PINs so far: kept, because a restart must not forgive them. */
  tries(): Promise<PinTries | undefined>;
  putTries(tries: PinTries): Promise<void>;
  qrisAlarm(): Promise<boolean>;
  putQrisAlarm(on: boolean): Promise<void>;
  /** Whether a shift is open or something unsent: a new version of the program keeps away meanwhile. */
  putBusy(busy: boolean): Promise<void>;
  close(): void;
}

const DATABASE = 'gelaran-till';

/** Of one device: a phone that was enrolled anew does not take over the cart of what it was before. */
export async function openKept(device: string): Promise<Kept> {
  const db = await openDatabase();
  const flag = async (store: 'alarm' | 'busy', on: boolean) => {
    if (on) await db.put(store, true, device);
    else await db.delete(store, device);
  };
  return {
    cart: () => db.get('cart', device),
    async putCart(cart) {
      await db.put('cart', cart, device);
    },
    held: async () => (await db.get('held', device)) ?? [],
    async putHeld(held, cart) {
      const tx = db.transaction(['held', 'cart'], 'readwrite', { durability: 'strict' });
      await Promise.all([tx.objectStore('held').put(held, device), tx.objectStore('cart').put(cart, device)]);
      await tx.done;
    },
    catalogue: () => db.get('catalogue', device),
    async putCatalogue(signed) {
      await db.put('catalogue', signed, device);
    },
    checked: () => db.get('checked', device),
    async putChecked(catalogue) {
      await db.put('checked', catalogue, device);
    },
    ledger: () => db.get('ledger', device),
    async putLedger(ledger) {
      await db.put('ledger', ledger, device);
    },
    tries: () => db.get('tries', device),
    async putTries(tries) {
      const tx = db.transaction('tries', 'readwrite', { durability: 'strict' });
      await tx.store.put(tries, device);
      await tx.done;
    },
    qrisAlarm: async () => (await db.get('alarm', device)) === true,
    putQrisAlarm: (on) => flag('alarm', on),
    putBusy: (busy) => flag('busy', busy),
    close: () => db.close(),
  };
}

/** Whether any till that this phone is or was has an open shift or something unsent. */
export async function isBusy(): Promise<boolean> {
  const db = await openDatabase();
  const busy = await db.count('busy');
  db.close();
  return busy > 0;
}

const STORES = ['cart', 'held', 'catalogue', 'checked', 'ledger', 'tries', 'alarm', 'busy'] as const;

function openDatabase() {
  return openDB<KeptSchema>(DATABASE, 2, {
    upgrade(database) {
      for (const store of STORES) if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

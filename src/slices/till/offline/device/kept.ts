import { type DBSchema, openDB } from 'idb';
import type { Id } from '../../../../kinds/id.ts';
import type { Cart } from '../../rules/cart.ts';

/** The cart as it survives a reload. */
export interface KeptCart {
  readonly lines: Cart;
  /** The last sale when the cart was begun; another one since then means that this very cart was sold. */
  readonly after: Id<'event'> | null;
  readonly catalogueVersion: number;
}

interface KeptSchema extends DBSchema {
  cart: { key: string; value: KeptCart };
  /** Signed snapshots newer than the one of the enrolment, as they came. */
  catalogue: { key: string; value: unknown };
  /** There while a booth's changed QRIS string was not looked at. */
  alarm: { key: string; value: true };
  /** There while a shift is open or something unsent. */
  busy: { key: string; value: true };
}

/** What a till remembers beside its log. Losing all of it loses no sale. */
export interface Kept {
  cart(): Promise<KeptCart | undefined>;
  putCart(cart: KeptCart): Promise<void>;
  catalogue(): Promise<unknown>;
  putCatalogue(signed: unknown): Promise<void>;
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
    catalogue: () => db.get('catalogue', device),
    async putCatalogue(signed) {
      await db.put('catalogue', signed, device);
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

function openDatabase() {
  return openDB<KeptSchema>(DATABASE, 1, {
    upgrade(database) {
      for (const store of ['cart', 'catalogue', 'alarm', 'busy'] as const) database.createObjectStore(store);
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

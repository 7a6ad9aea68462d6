/**
 * A till to practise on: the same screens and rules over a log in the memory. It has its own receipt numbers, is known to
 * no server, and is gone when it is left.
 */
import type { Id } from '../../../../kinds/id.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import { systemClock } from '../../../../kinds/time.ts';
import { openLog } from '../../../hall/offline/event-log.ts';
import { openMemoryDisk } from '../../../hall/offline/memory-disk.ts';
import type { Catalogue } from './catalogue.ts';
import { Charges } from './charges.ts';
import type { HeldCart, Kept, KeptCart } from './kept.ts';
import { Link } from './link.ts';
import { later } from './send.ts';
import type { Session } from './session.ts';
import { openTill } from './till.ts';

/** The prefix of receipts that are none; no device's code has so many letters. */
export const PRACTICE_CODE = 'LATIHAN';

/** Opens a till to practise on, of the booth of a real one. Never while a shift is open: a buyer may be standing there. */
export async function startPractice(
  real: Pick<Session, 'device' | 'till' | 'kept'>,
): Promise<Result<Session, 'shift-open'>> {
  const { catalogue, shift } = real.till.view();
  if (shift) return refused('shift-open');
  const disk = openMemoryDisk();
  const device = real.device.claim.device as Id<'device'>;
  const log = await openLog({ disk, device, clock: systemClock, monotonic: () => performance.now() });
  const kept = memoryKept(real.kept);
  const own = { deviceCode: PRACTICE_CODE, log, disk, kept, clock: systemClock };
  const till = await openTill({ ...own, catalogue: unpayable(catalogue), sends: false });
  const { takesOver: _, ...claim } = real.device.claim;
  return ok({
    practice: true,
    device: { ...real.device, claim: { ...claim, code: PRACTICE_CODE } },
    till,
    kept,
    link: new Link(false),
    charges: new Charges({ network: NO_NETWORK, isOnline: () => false, clock: systemClock, after: later }),
    uploader: { sendOnce: async () => ({ means: 'unreachable' }), exportUnsent: async () => '' },
    askStorage: async () => true,
    sendNow: () => undefined,
    leave: async () => undefined,
    // A new version comes in when the practice is over.
    isQuiet: () => false,
  });
}

/** A real code would take real money for a sale that is nowhere. */
function unpayable(catalogue: Catalogue): Catalogue {
  return { ...catalogue, booth: { ...catalogue.booth, qris: null } };
}

const noAnswer = () => Promise.reject(new Error('practice asks nobody'));
const NO_NETWORK = { ask: noAnswer, look: noAnswer };

/** What a till remembers, in the memory; wrong PINs alone count where they always do, lest practice be a way to guess them. */
function memoryKept(real: Pick<Kept, 'tries' | 'putTries'>): Kept {
  let cart: KeptCart | undefined;
  let held: readonly HeldCart[] = [];
  const nothing = async () => undefined;
  return {
    cart: async () => cart,
    async putCart(next) {
      cart = next;
    },
    held: async () => held,
    async putHeld(aside, next) {
      held = aside;
      cart = next;
    },
    catalogue: nothing,
    putCatalogue: nothing,
    checked: nothing,
    putChecked: nothing,
    ledger: nothing,
    putLedger: nothing,
    tries: () => real.tries(),
    putTries: (tries) => real.putTries(tries),
    qrisAlarm: async () => false,
    putQrisAlarm: nothing,
    putBusy: nothing,
    close: () => undefined,
  };
}

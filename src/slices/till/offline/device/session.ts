/** A till with all that keeps it going: its log on the disk, its catalogue, its way to the server. */
import { ok, type Result } from '../../../../kinds/result.ts';
import { systemClock } from '../../../../kinds/time.ts';
import type { DeviceStore, EnrolledDevice } from '../../../hall/offline/device-store.ts';
import { askToPersist, type StoragePromise } from '../../../hall/offline/storage-promise.ts';
import type { Uploader } from '../../../hall/offline/uploader.ts';
import { readBattery } from './battery.ts';
import {
  type Catalogue,
  type CatalogueRefusal,
  checkedCatalogue,
  isNewer,
  readCatalogue,
  signerOf,
} from './catalogue.ts';
import { Charges } from './charges.ts';
import { chargeNetwork, fetchCatalogue } from './http.ts';
import { type Kept, openKept } from './kept.ts';
import { Link, stateOfLink } from './link.ts';
import { later, openDeviceLog, runInPage, sendEarlier, uploaderOf } from './send.ts';
import { openTill, type Till } from './till.ts';

export const APP_VERSION: string = import.meta.env.APP_VERSION ?? 'dev';

export interface Session {
  /** Of a till to practise on: see practice.ts. */
  readonly practice: boolean;
  readonly device: EnrolledDevice;
  readonly till: Till;
  readonly kept: Kept;
  readonly link: Link;
  /** QR codes of the organiser's payment gateway. */
  readonly charges: Charges;
  readonly uploader: Uploader;
  /** Asks the browser to promise that it keeps the data. */
  askStorage(): Promise<StoragePromise>;
  sendNow(): void;
  /** The phone is no till any more. Ask `whyNotLeave` before. */
  leave(): Promise<void>;
  /** Whether no shift is open and nothing unsent. */
  isQuiet(): boolean;
}

export async function openSession(
  device: EnrolledDevice,
  store: DeviceStore,
): Promise<Result<Session, CatalogueRefusal>> {
  // A start waits for the disk most of all: what does not need the other is asked for at once.
  const [kept, { disk, log }] = await Promise.all([openKept(device.claim.device), openDeviceLog(device)]);
  const catalogue = await newestCatalogue(device.claim.catalogue, kept);
  if (!catalogue.ok) {
    disk.close();
    kept.close();
    return catalogue;
  }
  const options = { deviceCode: device.claim.code, log, disk, kept, clock: systemClock };
  const till = await openTill({ ...options, catalogue: catalogue.value });
  const link = new Link(navigator.onLine);

  const charges = new Charges({
    network: chargeNetwork(device),
    isOnline: () => stateOfLink(link.view(), 0) !== 'offline',
    clock: systemClock,
    after: later,
  });

  // The browser may ask the person: the screen does not wait for the answer.
  let persisted = askToPersist(navigator.storage);
  const askStorage = () => {
    persisted = askToPersist(navigator.storage);
    return persisted;
  };
  const condition = async () => ({
    appVersion: APP_VERSION,
    persisted: await persisted,
    battery: await readBattery(navigator),
  });
  const uploader = uploaderOf(device, log, condition);
  const run = runInPage(uploader, (status) => {
    const first = link.view().reachedAt === null;
    link.report(status, Date.now());
    if (status.last?.means !== 'delivered') return;
    till.takeDeliveries(status.last.state);
    // What fails here is tried again after the next answer.
    renewCatalogue(device, till, status.last.reply.catalogueVersion).catch(() => undefined);
    if (first) sendEarlier(store, device.claim.device, condition).catch(() => undefined);
  });
  addEventListener('online', () => link.setOnline(true));
  addEventListener('offline', () => link.setOnline(false));

  const isQuiet = () => till.view().shift === null && till.view().unsent.size === 0;
  keepBusyMark(till, kept, isQuiet);
  wakeForNews(till, () => run.wake());
  keepLedger(till);
  setTimeout(() => log.forget().catch(() => undefined), AFTER_THE_START);
  const leave = async () => {
    await store.leave();
    // A file may have taken what is unsent: a newer program need not wait for this till any more.
    await kept.putBusy(false).catch(() => undefined);
  };
  const sendNow = () => run.wake();
  return ok({ practice: false, device, till, kept, link, charges, uploader, askStorage, sendNow, leave, isQuiet });
}

/** The newest of what came with the enrolment and what was fetched since; checked once by each version of the program. */
async function newestCatalogue(enrolled: unknown, kept: Kept): Promise<Result<Catalogue, CatalogueRefusal>> {
  const [checked, later] = await Promise.all([kept.checked(), kept.catalogue()]);
  const signer = signerOf(enrolled);
  const fitting =
    checked?.checkedBy === APP_VERSION && signer !== undefined && sameSnapshot(checked.signed, later ?? enrolled);
  const known = fitting ? checkedCatalogue(checked.signed, signer) : undefined;
  if (known) return ok(known);
  const read = await newestChecked(enrolled, later);
  if (read.ok) {
    const signed = read.value.version === versionOf(later) ? later : enrolled;
    await kept.putChecked({ signed, checkedBy: APP_VERSION });
  }
  return read;
}

async function newestChecked(enrolled: unknown, later: unknown): Promise<Result<Catalogue, CatalogueRefusal>> {
  const first = await readCatalogue(enrolled);
  if (!first.ok || later === undefined) return first;
  const newer = await readCatalogue(later, first.value.signedBy);
  return newer.ok && isNewer(first.value, newer.value) ? newer : first;
}

function versionOf(signed: unknown): unknown {
  return typeof signed === 'object' && signed !== null && 'version' in signed ? signed.version : undefined;
}

/** By the signature: another text has another one. */
function sameSnapshot(one: unknown, other: unknown): boolean {
  const signatureOf = (signed: unknown) =>
    typeof signed === 'object' && signed !== null && 'signature' in signed ? signed.signature : undefined;
  return signatureOf(one) !== undefined && signatureOf(one) === signatureOf(other);
}

/** Fetches the booth's catalogue when the server has a newer one than the till. */
async function renewCatalogue(device: EnrolledDevice, till: Till, newest: number): Promise<void> {
  const { catalogue } = till.view();
  if (newest <= catalogue.version) return;
  const signed = await fetchCatalogue(device);
  const read = await readCatalogue(signed, catalogue.signedBy);
  if (read.ok) await till.offerCatalogue(read.value, signed);
}

function keepBusyMark(till: Till, kept: Kept, isQuiet: () => boolean): void {
  let marked: boolean | undefined;
  const mark = () => {
    const busy = !isQuiet();
    if (busy === marked) return;
    marked = busy;
    kept.putBusy(busy).catch(() => undefined);
  };
  mark();
  till.subscribe(mark);
}

/** When the cashier has begun to work: milliseconds. */
const AFTER_THE_START = 5_000;
/** After the last sale: milliseconds without another. */
const QUIET = 2_000;

/** Keeps the ledger in a quiet moment, so that the next start is quick. */
function keepLedger(till: Till): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    if (!till.isLedgerDue) return;
    clearTimeout(timer);
    timer = setTimeout(() => till.keepLedger().catch(() => undefined), QUIET);
  };
  plan();
  till.subscribe(plan);
}

/** The buyer first: sending begins when the cashier reads "sold". Milliseconds. */
const AFTER_THE_SALE = 400;

function wakeForNews(till: Till, wake: () => void): void {
  let before = till.lastSeq;
  till.subscribe(() => {
    if (till.lastSeq === before) return;
    before = till.lastSeq;
    setTimeout(wake, AFTER_THE_SALE);
  });
}

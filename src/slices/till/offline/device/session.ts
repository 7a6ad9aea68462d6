/** A till with all that keeps it going: its log on the disk, its catalogue, its way to the server. */
import { ok, type Result } from '../../../../kinds/result.ts';
import { systemClock } from '../../../../kinds/time.ts';
import type { DeviceStore, EnrolledDevice } from '../../../hall/offline/device-store.ts';
import { askToPersist, type StoragePromise } from '../../../hall/offline/storage-promise.ts';
import type { Uploader } from '../../../hall/offline/uploader.ts';
import { readBattery } from './battery.ts';
import { type Catalogue, type CatalogueRefusal, readCatalogue } from './catalogue.ts';
import { fetchCatalogue } from './http.ts';
import { type Kept, openKept } from './kept.ts';
import { Link } from './link.ts';
import { openDeviceLog, runInPage, sendEarlier, uploaderOf } from './send.ts';
import { openTill, type Till } from './till.ts';

export const APP_VERSION: string = import.meta.env.APP_VERSION ?? 'dev';

export interface Session {
  readonly device: EnrolledDevice;
  readonly till: Till;
  readonly link: Link;
  readonly uploader: Uploader;
  /** Asks the browser to promise that it keeps the data. */
  askStorage(): Promise<StoragePromise>;
  sendNow(): void;
  /** Whether no shift is open and nothing unsent. */
  isQuiet(): boolean;
}

export async function openSession(
  device: EnrolledDevice,
  store: DeviceStore,
): Promise<Result<Session, CatalogueRefusal>> {
  const kept = await openKept(device.claim.device);
  const catalogue = await newestCatalogue(device.claim.catalogue, kept);
  if (!catalogue.ok) return catalogue;
  const { disk, log } = await openDeviceLog(device);
  await log.forget();
  const options = { deviceCode: device.claim.code, log, disk, kept, clock: systemClock };
  const till = await openTill({ ...options, catalogue: catalogue.value });
  const link = new Link(navigator.onLine);

  let persisted = await askToPersist(navigator.storage);
  const askStorage = async () => {
    persisted = await askToPersist(navigator.storage);
    return persisted;
  };
  const condition = async () => ({ appVersion: APP_VERSION, persisted, battery: await readBattery(navigator) });
  const uploader = uploaderOf(device, log, condition);
  const run = runInPage(uploader, (status) => {
    const first = link.view().reachedAt === null;
    link.report(status, Date.now());
    if (status.last?.means !== 'delivered') return;
    // What fails here is tried again after the next answer.
    till.readDeliveries().catch(() => undefined);
    renewCatalogue(device, till, status.last.reply.catalogueVersion).catch(() => undefined);
    if (first) sendEarlier(store, device.claim.device, condition).catch(() => undefined);
  });
  addEventListener('online', () => link.setOnline(true));
  addEventListener('offline', () => link.setOnline(false));

  const isQuiet = () => till.view().shift === null && till.view().unsent.size === 0;
  keepBusyMark(till, kept, isQuiet);
  wakeForNews(till, () => run.wake());
  return ok({ device, till, link, uploader, askStorage, sendNow: () => run.wake(), isQuiet });
}

async function newestCatalogue(enrolled: unknown, kept: Kept): Promise<Result<Catalogue, CatalogueRefusal>> {
  const first = await readCatalogue(enrolled);
  const later = await kept.catalogue();
  if (!first.ok || later === undefined) return first;
  const newer = await readCatalogue(later, first.value.signedBy);
  return newer.ok && newer.value.version > first.value.version ? newer : first;
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

/** The buyer first: sending begins when the cashier reads "sold". Milliseconds. */
const AFTER_THE_SALE = 400;

function wakeForNews(till: Till, wake: () => void): void {
  let unsent = till.view().unsent;
  till.subscribe(() => {
    const before = unsent;
    unsent = till.view().unsent;
    if (unsent.size > before.size) setTimeout(wake, AFTER_THE_SALE);
  });
}

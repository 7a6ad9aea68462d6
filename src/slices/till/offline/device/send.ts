/** The till's way to the server: one uploader a log, kept running while the page lives. */
import type { Id } from '../../../../kinds/id.ts';
import { systemClock } from '../../../../kinds/time.ts';
import { type DeviceStore, type EnrolledDevice, logDatabase } from '../../../hall/offline/device-store.ts';
import { type EventLog, openLog } from '../../../hall/offline/event-log.ts';
import { openIdbDisk } from '../../../hall/offline/idb-disk.ts';
import { runUploader, type UploadRun, type UploadStatus } from '../../../hall/offline/run-uploader.ts';
import { signText } from '../../../hall/offline/sign.ts';
import { createUploader, type DeviceCondition, type Uploader } from '../../../hall/offline/uploader.ts';
import { postBatch } from './http.ts';

const monotonic = () => performance.now();

export type Condition = () => Promise<DeviceCondition>;

export async function openDeviceLog({ claim }: EnrolledDevice) {
  const disk = await openIdbDisk(logDatabase(claim.device));
  const log = await openLog({ disk, device: claim.device as Id<'device'>, clock: systemClock, monotonic });
  return { disk, log };
}

export function uploaderOf({ claim, keys }: EnrolledDevice, log: EventLog, condition: Condition): Uploader {
  return createUploader({
    log,
    device: claim.device,
    network: { post: (body, signature) => postBatch(claim.edition.slug, body, signature) },
    sign: (text) => signText(keys.privateKey, text),
    clock: systemClock,
    monotonic,
    condition,
  });
}

/** Runs something after so many milliseconds; what it returns prevents it. */
export function later(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}

/** The screen first: milliseconds. */
const AFTER_THE_START = 1_000;

/** Sends whenever there is something to send and a network to send it by. */
export function runInPage(uploader: Uploader, report: (status: UploadStatus) => void): UploadRun {
  const run = runUploader({
    uploader,
    after: later,
    first: AFTER_THE_START,
    random: Math.random,
    // The till lives in one tab at a time: nobody else is sending.
    alone: (work) => work(),
    report,
  });
  addEventListener('online', () => run.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') run.wake();
  });
  return run;
}

/** A phone that was enrolled anew may still hold events of what it was before: they are sent as what they are. */
export async function sendEarlier(store: DeviceStore, current: string, condition: Condition): Promise<void> {
  for (const device of await store.all()) {
    if (device.claim.device === current) continue;
    const { disk, log } = await openDeviceLog(device);
    const uploader = uploaderOf(device, log, condition);
    let { unsent } = await log.state();
    // The first exchange only asks for the time; after it each has to leave less.
    for (let turn = 0; unsent > 0; turn++) {
      const sent = await uploader.sendOnce();
      if (sent.means !== 'delivered' || (turn > 0 && sent.state.unsent >= unsent)) break;
      unsent = sent.state.unsent;
    }
    disk.close();
  }
}

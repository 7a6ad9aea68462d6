import { backOff } from '../rules/back-off.ts';
import type { Sent, Uploader } from './uploader.ts';

/** A device with nothing to send says so once a minute: the server learns that it lives, and the device what changed. */
const HEARTBEAT = 60_000;
/** The wait after a shrunk batch, and between two batches of a backlog: milliseconds. */
const SOON = 50;

export interface UploadStatus {
  /** The last answer; null before the first. */
  readonly last: Sent | null;
  /** Failures in a row. */
  readonly failures: number;
}

export interface RunOptions {
  readonly uploader: Uploader;
  /** Starts a timer and returns what cancels it; the page gives setTimeout. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly random: () => number;
  /** Runs `work` while no other tab does; where the browser cannot tell, it simply runs it (a batch sent twice is harmless). */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly report: (status: UploadStatus) => void;
  /** The wait before the first batch: milliseconds. */
  readonly first?: number;
}

export interface UploadRun {
  /** Something is to be sent, or the network came back: try soon instead of at the end of the wait. */
  wake(): void;
  stop(): void;
}

/** Keeps sending: backlog without pause, heartbeats when idle, longer and longer waits while it fails. */
export function runUploader({ uploader, after, random, alone, report, first = SOON }: RunOptions): UploadRun {
  let failures = 0;
  let sending = false;
  let woken = false;
  let stopped = false;
  let cancel = after(first, turn);

  function schedule(wait: number): void {
    cancel();
    if (!stopped) cancel = after(wait, turn);
  }

  /** One upload; the wait until the next. */
  async function attempt(): Promise<number> {
    try {
      const last = await alone(() => uploader.sendOnce());
      failures = last.means === 'delivered' || last.means === 'too-large' ? 0 : failures + 1;
      report({ last, failures });
      return waitAfter(last, failures, random());
    } catch {
      // The device's own storage failed: nothing is lost by trying again later.
      return backOff(++failures, random());
    }
  }

  async function turn(): Promise<void> {
    if (sending || stopped) return;
    sending = true;
    woken = false;
    const wait = await attempt();
    sending = false;
    schedule(woken && failures === 0 ? SOON : wait);
  }

  return {
    wake() {
      woken = true;
      // Hundreds of tills see the network come back in the same second.
      if (!sending) schedule(SOON + (failures > 0 ? random() * 2_000 : 0));
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}

function waitAfter(sent: Sent, failures: number, random: number): number {
  if (sent.means === 'too-large') return SOON;
  if (sent.means === 'delivered') return sent.state.unsent > 0 ? SOON : HEARTBEAT;
  return backOff(failures, random, sent.means === 'busy' ? sent.retryAfter : null);
}

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { serveGelaran } from '../../e2e/serve.ts';
import { checkBooks, verifyFolder } from '../kills/check-books.ts';
import {
  BatchRefused,
  enrolTill,
  enterAsOrganiser,
  listSellingBooths,
  type SimulatedTill,
  send,
} from '../simulated-till.ts';

export interface FullDiskReport {
  readonly sold: number;
  /** Batches that were refused while the disk was full, by status; and those that got no whole answer. */
  readonly refused: Readonly<Record<string, number>>;
  readonly withoutRetryAfter: number;
  readonly lost: number;
  readonly doubled: number;
  readonly missingTurnover: number;
  readonly differences: number;
  readonly seconds: number;
  readonly broken: readonly string[];
}

const DISK_MIB = 400;
/** Refusals that are enough to know how a full disk is answered. */
const REFUSALS = 12;
const FULL_WITHIN_MS = 60_000;
const BACK_WITHIN_MS = 60_000;

const run = promisify(execFile);

/** A small disk of its own: a file system in memory, which only root may mount. Undefined where that cannot be. */
async function mountSmallDisk(): Promise<{ readonly folder: string; unmount(): Promise<void> } | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'gelaran-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', folder]);
  } catch {
    rmdirSync(folder);
    return undefined;
  }
  return {
    folder,
    async unmount() {
      await run('umount', [folder]);
      rmdirSync(folder);
    },
  };
}

/**
 * Fills the disk under a running server while a till sends, makes room again, and looks whether everything is there.
 * Undefined when no small disk can be mounted.
 */
export async function runFullDisk(): Promise<FullDiskReport | undefined> {
  const disk = await mountSmallDisk();
  if (!disk) return undefined;
  const started = performance.now();
  try {
    const dataDir = join(disk.folder, 'data');
    mkdirSync(dataDir);
    const server = await serveGelaran({ DATA_DIR: dataDir });
    try {
      const cookie = await enterAsOrganiser(server.url);
      const [booth] = await listSellingBooths(server.url);
      if (!booth) throw new Error('no booth sells anything');
      const till = await enrolTill(server.url, cookie, booth, 'Kasir di penyimpanan penuh');
      const ballast = join(disk.folder, 'ballast');
      fill(disk.folder, ballast);
      const refusals = await sendUntilRefused(server.url, till);
      rmSync(ballast);
      await sendEverything(server.url, till);
      const { lost, doubled, missingTurnover } = await checkBooks(dataDir, [till]);
      const { differences } = await verifyFolder(dataDir);
      const report = {
        sold: till.sold.size,
        ...refusals,
        lost,
        doubled,
        missingTurnover,
        differences: differences.length,
        seconds: Math.round((performance.now() - started) / 1_000),
      };
      return { ...report, broken: brokenPromises(report) };
    } finally {
      await server.stop();
    }
  } finally {
    await disk.unmount();
  }
}

/** Leaves no free block. What the database holds already can still be written over, so it takes a little until it notices. */
function fill(folder: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));
}

async function sendUntilRefused(url: string, till: SimulatedTill) {
  const refused: Record<string, number> = {};
  let withoutRetryAfter = 0;
  const latest = performance.now() + FULL_WITHIN_MS;
  for (let refusals = 0; refusals < REFUSALS; ) {
    if (performance.now() > latest) throw new Error('the disk never became full');
    const error = await sellAndSend(url, till, 100);
    if (error === undefined) continue;
    refusals++;
    const status = error instanceof BatchRefused ? String(error.status) : 'no answer';
    refused[status] = (refused[status] ?? 0) + 1;
    if (error instanceof BatchRefused && !error.retryAfter) withoutRetryAfter++;
    await wait(250);
  }
  return { refused, withoutRetryAfter };
}

async function sellAndSend(url: string, till: SimulatedTill, sales: number): Promise<unknown> {
  for (let sale = 0; sale < sales && till.unsent() < 1_000; sale++) till.sell(3);
  const batch = till.form();
  if (!batch) return undefined;
  try {
    till.take(await send(url, batch, AbortSignal.timeout(15_000)));
    return undefined;
  } catch (error) {
    return error;
  }
}

async function sendEverything(url: string, till: SimulatedTill): Promise<void> {
  const latest = performance.now() + BACK_WITHIN_MS;
  while (till.unsent() > 0) {
    const error = await sellAndSend(url, till, 0);
    if (error === undefined) continue;
    if (performance.now() > latest) throw error;
    await wait(250);
  }
}

function brokenPromises(report: Omit<FullDiskReport, 'broken'>): string[] {
  const noughts = {
    'batches refused otherwise than by 503': Object.entries(report.refused).filter(([status]) => status !== '503')
      .length,
    'refusals without Retry-After': report.withoutRetryAfter,
    'acknowledged sales lost': report.lost,
    'sales doubled': report.doubled,
    'turnover missing': report.missingTurnover,
    'differences found by verify': report.differences,
  };
  return Object.entries(noughts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}

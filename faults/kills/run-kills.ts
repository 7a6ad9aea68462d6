import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type SeededRandom, seededRandom } from '../../src/app/demo/seeded-random.ts';
import { enrolTill, enterAsOrganiser, listSellingBooths, type SimulatedTill } from '../simulated-till.ts';
import { type BooksReport, checkBooks, verifyFolder } from './check-books.ts';
import { type Fate, type LossyProxy, openLossyProxy } from './lossy-proxy.ts';
import { type Hall, newTally, sellAndSend } from './sell-and-send.ts';
import { startVictim, type Victim } from './victim.ts';

export interface KillsOptions {
  readonly kills: number;
  readonly drops: number;
  readonly seed: number;
  readonly tills?: number;
  /** The longest quiet time before a kill, in milliseconds. */
  readonly quietMs?: number;
  readonly onKill?: (done: number) => void;
}

export interface KillsReport extends BooksReport {
  readonly seed: number;
  readonly tills: number;
  /** Of the application, of the postmaster, of both in one moment, of another process of PostgreSQL. */
  readonly killed: Readonly<Record<Target, number>>;
  /** Applications that were killed again while they started. */
  readonly killedStarting: number;
  readonly dropped: number;
  readonly sold: number;
  readonly acknowledged: number;
  /** Replies that claimed less than an earlier one. */
  readonly forgotten: number;
  readonly quarantined: number;
  readonly unanswered: number;
  readonly unavailable: number;
  /** The first answer of each status that is neither 200 nor 503. */
  readonly refused: readonly string[];
  /** What `gelaran verify` found. */
  readonly verified: { readonly events: number; readonly figures: number; readonly differences: number };
  readonly seconds: number;
  /** Promises that did not hold, in words; none when all is well. */
  readonly broken: readonly string[];
}

/** What is killed in one go. */
const TARGETS = { app: 55, postmaster: 20, both: 10, backend: 15 } as const;
type Target = keyof typeof TARGETS;
const KINDS = Object.keys(TARGETS) as Target[];

const TILLS = 6;
const QUIET_MS = 900;
/** A server that has not taken a batch for so long has not come back. */
const BACK_WITHIN_MS = 60_000;

/** Kills and cuts until both numbers are reached, lets the tills send the rest, and compares. Ends by itself. */
export async function runKills(options: KillsOptions): Promise<KillsReport> {
  const { seed, tills: count = TILLS } = options;
  const started = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), 'gelaran-kills-'));
  const victim = await startVictim(dataDir);
  const proxy = await openLossyProxy(drawFates(seededRandom(`${seed} replies`), options.drops));
  const hall: Hall = { url: proxy.url, tally: newTally(), selling: true };
  const ended = new AbortController();
  try {
    proxy.lead(victim.url());
    const tills = await enrolTills(victim.url(), count);
    const selling = tills.map((till, at) => sellAndSend(hall, till, seededRandom(`${seed} till ${at}`), ended.signal));
    const killed = await killAll(options, victim, proxy, hall);
    await until(() => proxy.dropped() >= options.drops, 'the replies to drop did not come', options.drops * 1_000);
    hall.selling = false;
    await until(() => tills.every((till) => till.unsent() === 0), 'the tills could not send everything');
    await Promise.all(selling);
    const books = await checkBooks(dataDir, tills);
    const { events, figures, differences } = await verifyFolder(dataDir);
    const report = {
      seed,
      tills: count,
      ...killed,
      dropped: proxy.dropped(),
      ...counted(tills),
      ...books,
      ...withoutMaps(hall),
      verified: { events, figures, differences: differences.length },
      seconds: Math.round((performance.now() - started) / 1_000),
    };
    const broken = brokenPromises(report);
    if (broken.length > 0) console.error(`The database of these kills is kept in ${dataDir}.`);
    await victim.stop();
    if (broken.length === 0) rmSync(dataDir, { recursive: true, force: true });
    return { ...report, broken };
  } finally {
    ended.abort();
    await proxy.stop();
    await victim.stop();
  }
}

/** One reply in four is cut, half of these in their middle, until there are enough. */
function drawFates(random: SeededRandom, drops: number): (dropped: number) => Fate {
  return (dropped) => {
    if (dropped >= drops || !random.chance(0.25)) return 'passed';
    return random.chance(0.5) ? 'halved' : 'lost';
  };
}

async function enrolTills(url: string, count: number): Promise<SimulatedTill[]> {
  const cookie = await enterAsOrganiser(url);
  const booths = await listSellingBooths(url);
  const tills: SimulatedTill[] = [];
  for (let at = 0; at < count; at++) {
    const booth = booths[at % booths.length];
    if (booth) tills.push(await enrolTill(url, cookie, booth, `Kasir ${at}`));
  }
  return tills;
}

async function killAll(options: KillsOptions, victim: Victim, proxy: LossyProxy, hall: Hall) {
  const random = seededRandom(`${options.seed} kills`);
  const killed: Record<Target, number> = { app: 0, postmaster: 0, both: 0, backend: 0 };
  let killedStarting = 0;
  const total = () => killedStarting + KINDS.reduce((sum, kind) => sum + killed[kind], 0);
  while (total() < options.kills) {
    await wait(random.between(0, options.quietMs ?? QUIET_MS));
    const target = random.pick(KINDS, (kind) => TARGETS[kind]);
    const early = random.chance(0.15) ? random.between(50, 700) : undefined;
    if (target === 'postmaster' && !victim.killPostmaster()) continue;
    if (target === 'backend' && !victim.killBackend((count) => random.between(0, count - 1))) continue;
    if (target === 'both' && !victim.killPostmaster()) continue;
    if (target === 'app' || target === 'both') {
      await victim.killApp(early);
      if (early !== undefined) killedStarting++;
      proxy.lead(victim.url());
    }
    killed[target]++;
    const before = hall.tally.acknowledgements;
    await until(() => {
      const words = victim.endedByItself();
      if (words !== undefined) throw new Error(`the application ended by itself after a kill (${target}):\n${words}`);
      return hall.tally.acknowledgements > before;
    }, `nothing was acknowledged after a kill (${target})`);
    options.onKill?.(total());
  }
  return { killed, killedStarting };
}

async function until(condition: () => boolean, complaint: string, within = BACK_WITHIN_MS): Promise<void> {
  const latest = performance.now() + Math.max(within, BACK_WITHIN_MS);
  while (!condition()) {
    if (performance.now() > latest) throw new Error(complaint);
    await wait(10);
  }
}

function counted(tills: readonly SimulatedTill[]) {
  const sold = tills.reduce((total, till) => total + till.sold.size, 0);
  const unsent = tills.reduce((total, till) => total + till.unsent(), 0);
  return { sold, acknowledged: sold - unsent };
}

function withoutMaps({ tally: { acknowledgements: _, refused, ...numbers } }: Hall) {
  return { ...numbers, refused: [...refused.values()].map(({ count, first }) => `${count} times ${first}`) };
}

function brokenPromises(report: Omit<KillsReport, 'broken'>): string[] {
  const noughts = {
    'acknowledged sales lost': report.lost,
    'sales doubled': report.doubled,
    'lines kept aside': report.aside + report.quarantined,
    'replies that claimed less than before': report.forgotten,
    'turnover missing': report.missingTurnover,
    'differences found by verify': report.verified.differences,
    'sales without acknowledgement': report.sold - report.acknowledged,
    'answers that are neither 200 nor 503': report.refused.length,
  };
  return Object.entries(noughts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}

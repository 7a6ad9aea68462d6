/**
 * Folds stored uploads into the rollups, in the background, each exactly once: the sums and the outbox rows change in one
 * transaction. Any number of processes may run one; a lock an organiser lets one of them work at a time.
 */
import { sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import type { Clock } from '../../kinds/time.ts';
import { startRounds } from '../../platform/background/rounds.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Runner } from '../../platform/db/runner.ts';
import type { Logger } from '../../platform/log/log.ts';
import { isUnavailable } from '../../platform/problem/problem.ts';
import { BATCH_STORED } from '../hall/index.ts';
import type { FigureNews } from './figure-news.ts';
import { foldBatches, MOST_FOLDED } from './fold-batches.ts';
import { foldConfirmations } from './fold-confirmations.ts';
import {
  type JudgementNews,
  listOrganisersWithNews,
  notifyFigures,
  type StoredNews,
  takeJudgements,
  takeNews,
  takeTurn,
} from './take-news.ts';

/** How long news of another process, or a lost wake-up, may lie: half of the second that the board promises. */
const POLL_MS = 500;
/**
 * In a rush of reconnecting tills uploads are folded some at a time: one by one costs the database about twice as much a sale
 * (72 µs against 27 to 35, measured while sums were added up from the receipts).
 */
const PAUSE_MS = 200;

export interface Projector {
  /** Says that there is news. Cheap, and never too often. */
  wake(): void;
  /** Resolves when everything stored before the call is folded or parked, as far as other processes leave it to this one. */
  settle(): Promise<void>;
  /** Finishes the transaction under way. */
  stop(): Promise<void>;
}

export interface ProjectorParts {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Logger;
  readonly news: FigureNews;
}

export function startProjector(parts: ProjectorParts): Projector {
  const { log } = parts;
  let stopped = false;
  const rounds = startRounds({
    round: () => foldNews(parts, () => stopped),
    pollMs: POLL_MS,
    pauseMs: PAUSE_MS,
    failed: (error) => log.warn({ err: error }, 'figures wait for the database'),
  });
  rounds.wake();
  return {
    wake: rounds.wake,
    settle: rounds.settle,
    async stop() {
      stopped = true;
      await rounds.stop();
    },
  };
}

async function foldNews(parts: ProjectorParts, stopped: () => boolean): Promise<void> {
  for (const organiser of await listOrganisersWithNews(parts.runner.db)) {
    let taken = MOST_FOLDED;
    while (taken === MOST_FOLDED && !stopped()) taken = await foldSome(parts, organiser);
    await foldJudgements(parts, organiser, stopped);
  }
}

/** Folds the oldest uploads of an organiser; returns how many it took, 0 also when another process has the turn. */
async function foldSome(parts: ProjectorParts, organiser: Id<'organiser'>): Promise<number> {
  try {
    return await foldTaken(parts, organiser);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return foldOneByOne(parts, organiser);
  }
}

/** One of them cannot be folded: it is set aside, so that it stops nobody else's figures. */
async function foldOneByOne(parts: ProjectorParts, organiser: Id<'organiser'>): Promise<number> {
  let taken = 0;
  while (taken < MOST_FOLDED && (await foldOrPark(parts, organiser)) > 0) taken++;
  return taken;
}

/** How many judgements of payments one transaction folds. */
const MOST_JUDGED = 50;

/** Moves judged money between claimed and counted. One that cannot be folded waits in the outbox and holds up nobody. */
async function foldJudgements(
  parts: ProjectorParts,
  organiser: Id<'organiser'>,
  stopped: () => boolean,
): Promise<void> {
  const failed = new Set<string>();
  let most = MOST_JUDGED;
  for (let taken = most; taken > 0 && !stopped(); ) {
    let tried: readonly JudgementNews[] = [];
    try {
      taken = await inTurn(parts, organiser, async (tx) => {
        tried = await takeJudgements(tx, organiser, most, failed);
        if (tried.length > 0)
          await foldConfirmations(
            tx,
            organiser,
            tried.map(({ judgement }) => judgement),
            BATCH_STORED,
          );
        return tried;
      });
    } catch (error) {
      if (isUnavailable(error)) throw error;
      parts.log.error({ err: error, organiser }, 'judged payments could not be folded into the figures');
      if (most === 1) for (const { judgement } of tried) failed.add(judgement);
      most = 1;
    }
  }
}

async function foldTaken(parts: ProjectorParts, organiser: Id<'organiser'>): Promise<number> {
  return inTurn(parts, organiser, async (tx) => {
    const news = await takeNews(tx, organiser, MOST_FOLDED);
    const batches = news.map((stored) => stored.batch);
    if (batches.length > 0) await foldBatches(tx, organiser, batches);
    return news;
  });
}

async function foldOrPark(parts: ProjectorParts, organiser: Id<'organiser'>): Promise<number> {
  return inTurn(parts, organiser, async (tx) => {
    const news = await takeNews(tx, organiser, 1);
    for (const stored of news) {
      await sql`savepoint folding`.execute(tx);
      try {
        await foldBatches(tx, organiser, [stored.batch]);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        await sql`rollback to savepoint folding`.execute(tx);
        await park(parts, tx, organiser, stored, error instanceof Error ? error.message : String(error));
      }
    }
    return news;
  });
}

async function park(
  { clock, log }: ProjectorParts,
  tx: Tx,
  organiser: Id<'organiser'>,
  { batch, edition }: StoredNews,
  reason: string,
): Promise<void> {
  const row = { organiser_id: organiser, batch_id: batch, edition_id: edition, reason };
  await tx
    .insertInto('insights.parked')
    .values({ ...row, parked_at: new Date(clock.now()) })
    .execute();
  log.error({ organiser, batch, reason }, 'an upload could not be folded into the figures and is parked');
}

/** One transaction of the organiser's turn; who watches its editions hears after the commit. Returns how many were taken. */
async function inTurn(
  { runner, clock, news }: ProjectorParts,
  organiser: Id<'organiser'>,
  work: (tx: Tx) => Promise<readonly Pick<StoredNews, 'edition'>[]>,
): Promise<number> {
  const ctx: Context = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: newId() };
  const { slugs, taken } = await runner.command(ctx, async (tx) => {
    const stored = (await takeTurn(tx, organiser)) ? await work(tx) : [];
    const editions = [...new Set(stored.map((one) => one.edition))];
    return { slugs: editions.length > 0 ? await notifyFigures(tx, editions) : [], taken: stored.length };
  });
  for (const slug of slugs) news.announce(slug);
  return taken;
}

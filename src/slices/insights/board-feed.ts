/**
 * The live board: each edition is read once for all who watch it, when its figures moved, at most twice a second; and
 * every quarter of a minute besides, because the last fifteen minutes move by themselves.
 */
import type { Runner } from '../../platform/db/runner.ts';
import type { Logger } from '../../platform/log/log.ts';
import type { AtEdition } from '../editions/index.ts';
import type { BoardSnapshot } from './contract.ts';
import type { FigureNews } from './figure-news.ts';
import { getBoard } from './get-board.ts';

/** `beat` says that nothing has changed and the line still stands. */
export type BoardNews =
  | { readonly kind: 'snapshot'; readonly snapshot: BoardSnapshot }
  | { readonly kind: 'beat'; readonly asOf: string };

export interface BoardFeed {
  /** The board now and whenever it changes, until the signal aborts or the feed closes. Slow readers skip to the newest. */
  watch(ctx: AtEdition, slug: string, signal: AbortSignal): AsyncGenerator<BoardNews>;
  /** Ends all watching; for the server's stop. */
  close(): void;
}

export interface FeedParts {
  readonly runner: Runner;
  readonly news: FigureNews;
  readonly log: Logger;
  /** Milliseconds between two readings of one board. */
  readonly gap?: number;
  /** Milliseconds between readings when nothing is told. */
  readonly beat?: number;
}

export function createBoardFeed({ runner, news, log, gap = 500, beat = 15_000 }: FeedParts): BoardFeed {
  const boards = new Map<string, WatchedBoard>();
  const closing = new AbortController();

  function boardOf(ctx: AtEdition, slug: string): WatchedBoard {
    const held = boards.get(slug);
    if (held) return held;
    // Read as the public: what a board shows is the same to everybody, and whoever watches was let in before.
    const reader: AtEdition = { ...ctx, actor: { kind: 'public' } };
    const board: WatchedBoard = new WatchedBoard({
      read: () => runner.query(reader, (tx) => getBoard(reader, tx)),
      leave: () => {
        stopNews();
        boards.delete(slug);
      },
      log,
      gap,
      beat,
    });
    const stopNews = news.on(slug, () => board.refresh());
    boards.set(slug, board);
    return board;
  }

  return {
    async *watch(ctx, slug, signal) {
      const mailbox = new Mailbox(AbortSignal.any([signal, closing.signal]));
      const board = boardOf(ctx, slug);
      board.add(mailbox);
      try {
        for (let told = await mailbox.take(); told; told = await mailbox.take()) yield told;
      } finally {
        board.remove(mailbox);
      }
    },
    close: () => closing.abort(),
  };
}

/** Holds the newest news for one watcher until it is taken. */
class Mailbox {
  readonly #signal: AbortSignal;
  #news: BoardNews | undefined;
  #wake: () => void = () => undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  put(news: BoardNews): void {
    // A beat must not push out a snapshot that nobody has taken yet.
    if (news.kind === 'snapshot' || this.#news === undefined) this.#news = news;
    this.#wake();
  }

  /** Undefined when watching has ended. */
  async take(): Promise<BoardNews | undefined> {
    while (!this.#news && !this.#signal.aborted)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    const news = this.#signal.aborted ? undefined : this.#news;
    this.#news = undefined;
    return news;
  }
}

interface BoardParts {
  readonly read: () => Promise<BoardSnapshot>;
  /** Called when nobody watches any more. */
  readonly leave: () => void;
  readonly log: Logger;
  readonly gap: number;
  readonly beat: number;
}

class WatchedBoard {
  readonly #parts: BoardParts;
  readonly #mailboxes = new Set<Mailbox>();
  #snapshot: BoardSnapshot | undefined;
  #timer: NodeJS.Timeout | undefined;
  #reading = false;
  #moved = false;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(parts: BoardParts) {
    this.#parts = parts;
  }

  add(mailbox: Mailbox): void {
    this.#mailboxes.add(mailbox);
    if (this.#snapshot) mailbox.put({ kind: 'snapshot', snapshot: this.#snapshot });
    this.refresh();
  }

  remove(mailbox: Mailbox): void {
    this.#mailboxes.delete(mailbox);
    if (this.#mailboxes.size > 0) return;
    clearTimeout(this.#timer);
    this.#parts.leave();
  }

  /** Reads soon: at once, or when the gap since the last reading is over. */
  refresh(): void {
    if (this.#reading) this.#moved = true;
    else this.#readIn(Math.max(0, this.#readAt + this.#parts.gap - performance.now()));
  }

  #readIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), milliseconds);
    // A board is read for its watchers; it keeps no process alive.
    this.#timer.unref();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    this.#moved = false;
    this.#readAt = performance.now();
    try {
      this.#tell(await this.#parts.read());
    } catch (error) {
      // The watchers keep what they have; the next reading may go well.
      this.#parts.log.warn({ err: error }, 'the board could not be read');
    }
    this.#reading = false;
    if (this.#mailboxes.size === 0) return;
    if (this.#moved) this.refresh();
    else this.#readIn(this.#parts.beat);
  }

  #tell(snapshot: BoardSnapshot): void {
    const same = this.#snapshot !== undefined && withoutTime(snapshot) === withoutTime(this.#snapshot);
    this.#snapshot = snapshot;
    const news: BoardNews = same ? { kind: 'beat', asOf: snapshot.asOf } : { kind: 'snapshot', snapshot };
    for (const mailbox of this.#mailboxes) mailbox.put(news);
  }
}

/** What a board shows, but when: every figure carries the moment of its reading. */
function withoutTime(snapshot: BoardSnapshot): string {
  return JSON.stringify(snapshot, (key, value) => (key === 'asOf' ? undefined : value));
}

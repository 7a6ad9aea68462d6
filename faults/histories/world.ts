import type { Id } from '../../src/kinds/id.ts';
import type { LogDisk } from '../../src/slices/hall/offline/disk.ts';
import { type EventLog, openLog, type Slot } from '../../src/slices/hall/offline/event-log.ts';
import { createUploader, type Network, type Sent, type Uploader } from '../../src/slices/hall/offline/uploader.ts';
import type { HttpAnswer } from '../../src/slices/hall/rules/read-answer.ts';
import { checkForgotten, checkSold, untrueReply, type Violation } from './invariants.ts';
import { type DiskContents, MemoryDisk, PowerLoss } from './memory-disk.ts';
import { ConnectionLost, type HallContents, MemoryHall, sha256 } from './memory-hall.ts';
import type { Sold, Truth } from './truth.ts';

export const DEVICE = '0188e2a0-1000-7000-8000-00000000000a' as Id<'device'>;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const OPENING = Date.UTC(2023, 5, 23, 3);

/** What can befall the next request: on the way there, at the server, on the way back. */
export const NETWORK_MISHAPS = [
  'request-lost',
  'reply-lost',
  'duplicated',
  'held',
  'dies-before-commit',
  'dies-after-commit',
  'sign-in-page',
  '401',
  '404',
  '413',
  '500',
  '503',
] as const;
export type NetworkMishap = (typeof NETWORK_MISHAPS)[number];

/** Places where a planted bug takes hold of the program. Every one is a seam that the real program has. */
export interface Seams {
  readonly disk?: (disk: LogDisk, world: World) => LogDisk;
  readonly log?: (log: EventLog, world: World) => EventLog;
  readonly network?: (network: Network, world: World) => Network;
  readonly hall?: (device: Id<'device'>) => MemoryHall;
}

interface Tab {
  readonly log: EventLog;
  readonly uploader: Uploader;
}

/** A phone, the hall's network, a server, and the truth about all three that neither knows. */
export class World implements Truth {
  now = OPENING;
  /** How far the phone's clock is ahead. */
  skew = 0;
  readonly disk = new MemoryDisk();
  readonly hall: MemoryHall;
  networkMishap: NetworkMishap | undefined;
  /** Bodies that the network holds back, to deliver some other time. */
  readonly held: string[] = [];
  readonly sold: Sold[] = [];
  readonly attempted = new Set<string>();
  readonly destroyed = new Set<string>();
  readonly arrived = new Map<string, number>();
  tampered = false;
  everRevoked = false;
  /** The first reply that said what was not so. Kept, because the device takes an error of the network for bad luck. */
  untrueReply: Violation | undefined;
  backup: { readonly contents: HallContents; readonly at: number } | undefined;
  image: DiskContents | undefined;
  shift = 1;
  readonly #seams: Seams;
  #tabs: readonly [Tab, Tab] | undefined;

  constructor(seams: Seams) {
    this.#seams = seams;
    this.hall = seams.hall?.(DEVICE) ?? new MemoryHall(DEVICE);
  }

  /** Starts the device program anew, in two tabs. */
  async start(): Promise<void> {
    this.disk.mishap = undefined;
    this.#tabs = [await this.#openTab(), await this.#openTab()];
  }

  async #openTab(): Promise<Tab> {
    const { disk: diskSeam, log: logSeam, network: networkSeam } = this.#seams;
    const disk = diskSeam?.(this.disk, this) ?? this.disk;
    const clock = { now: () => this.now + this.skew };
    const started = this.now;
    const monotonic = () => this.now - started;
    const opened = await openLog({ disk, device: DEVICE, clock, monotonic, sha256 });
    const log = logSeam?.(opened, this) ?? opened;
    const plain: Network = { post: (body) => this.#post(body) };
    const network = networkSeam?.(plain, this) ?? plain;
    const condition = async () => ({ appVersion: 'history', persisted: true, battery: null });
    const sign = async () => 'unsigned';
    return {
      log,
      uploader: createUploader({
        log,
        device: DEVICE,
        network,
        sign,
        clock,
        monotonic,
        condition,
        batchEvents: 3,
        sha256,
      }),
    };
  }

  tab(index: number): Tab {
    const tab = this.#tabs?.[index === 0 ? 0 : 1];
    if (!tab) throw new Error('the world has not started');
    return tab;
  }

  /** Does something on the phone; a loss of power in the midst of it restarts the program. */
  async onPhone(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof PowerLoss) await this.start();
      else if (!(error instanceof Error) || !/^(LogHalted|QuotaExceededError)$/.test(error.name)) throw error;
    }
  }

  /** One exchange that carries what waits; the question for the time that may have to come first is not one. */
  async send(tab: number): Promise<Sent> {
    const { log, uploader } = this.tab(tab);
    const { unsent } = await log.state();
    const first = await uploader.sendOnce();
    return first.means === 'delivered' && unsent > 0 && first.state.delivered.length === 0
      ? uploader.sendOnce()
      : first;
  }

  /** A sale in a tab: when it resolves, the cashier has seen "sold" and handed over the goods. */
  async sell(tab: number, amount: number): Promise<void> {
    const shift = `shift-${this.shift}`;
    let receipt = 0;
    const appended = await this.tab(tab).log.append((slot) => {
      this.attempted.add(slot.id);
      receipt = slot.next('receipt');
      return { kind: 'sale.recorded', payload: { receipt, amount }, catalogueVersion: 1, shift };
    });
    const sale: Sold = { id: appended.id, seq: appended.seq, receipt, amount, shift };
    checkSold(this, sale);
    this.sold.push(sale);
  }

  async closeShift(): Promise<void> {
    const shift = `shift-${this.shift}`;
    const draft = (slot: Slot) => {
      this.attempted.add(slot.id);
      return { kind: 'shift.closed', payload: { shift }, catalogueVersion: 1, shift, closesShift: true };
    };
    await this.tab(0).log.append(draft);
    this.shift++;
  }

  async forget(): Promise<void> {
    const before = this.disk.contents;
    await this.tab(0).log.forget();
    checkForgotten(this, before);
  }

  async #post(body: string): Promise<HttpAnswer> {
    // Misfortune waits for an exchange that carries something: that a question for the time fails shows nothing.
    const isQuestion = body.indexOf('\n') === body.length - 1 && this.disk.contents.outbox.size > 0;
    const mishap = isQuestion ? undefined : this.networkMishap;
    if (!isQuestion) this.networkMishap = undefined;
    switch (mishap) {
      case 'request-lost':
        throw new ConnectionLost();
      case 'held':
        this.held.push(body);
        throw new ConnectionLost();
      case 'reply-lost':
        await this.deliver(body);
        throw new ConnectionLost();
      case 'duplicated':
        await this.deliver(body);
        return this.deliver(body);
      case 'dies-before-commit':
      case 'dies-after-commit':
        this.hall.mishap = mishap;
        return this.deliver(body);
      case 'sign-in-page':
        return { status: 200, retryAfter: null, body: '<html>' };
      case '401':
      case '404':
      case '413':
      case '500':
      case '503':
        return { status: Number(mishap), retryAfter: null, body: '{}' };
      case undefined:
        return this.deliver(body);
    }
  }

  /** The body reaches the server, and its reply is compared with what the server truly has. */
  async deliver(body: string): Promise<HttpAnswer> {
    try {
      const answer = await this.hall.receive(body, this.now);
      this.untrueReply ??= untrueReply(this, answer);
      return answer;
    } finally {
      const { events, quarantine } = this.hall.contents;
      for (const { line } of [...events.values(), ...quarantine.values()]) {
        if (!this.arrived.has(String(line))) this.arrived.set(String(line), this.now);
      }
    }
  }

  /** The phone's memory becomes what it was, or nothing. What only it had is destroyed, and no program's fault. */
  async putBack(contents: DiskContents | undefined): Promise<void> {
    const before = this.disk.contents.rows.values();
    if (contents) this.disk.contents = contents;
    else this.disk.wipe();
    this.tampered = true;
    this.#noteDestroyed(before);
    await this.start();
  }

  /** The server comes back from a backup: what it took since, it has no more. A phone that still has it sends it again. */
  restoreServer({ record, ...contents }: HallContents): void {
    const { events, quarantine } = this.hall.contents;
    const before = [
      ...[...events.values()].map(({ line, event: { id, seq } }) => ({ id, seq, line })),
      ...[...quarantine.values()].map(({ id, seq, line }) => ({ id, seq, line: String(line) })),
    ];
    // An officer repeats what the backup does not know of.
    const { revoked } = this.hall.contents.record;
    this.hall.contents = { ...contents, record: { ...record, revoked } };
    if (this.tampered) this.#noteDestroyed(before);
  }

  #noteDestroyed(
    events: Iterable<{ readonly id: string | null; readonly seq: number | null; readonly line: string }>,
  ): void {
    for (const { id, seq, line } of events) {
      if (id === null || seq === null) continue;
      const onPhone = this.disk.contents.rows.get(seq)?.id === id;
      const onTheWay = this.held.some((body) => body.includes(line));
      if (!onPhone && !onTheWay && !this.#serverHas(line)) this.destroyed.add(id);
    }
  }

  #serverHas(line: string): boolean {
    const { events, quarantine } = this.hall.contents;
    return quarantine.has(line) || [...events.values()].some((read) => read.line === line);
  }
}

import { hash } from 'node:crypto';
import type { Id } from '../../src/kinds/id.ts';
import type { BatchReply } from '../../src/slices/hall/contract.ts';
import { readBody } from '../../src/slices/hall/rules/batch-body.ts';
import {
  afterwards,
  type DeviceRecord,
  type Judgement,
  judge,
  linksNeeded,
  type QuarantinedLine,
  type ReadBatch,
  type ReadLine,
  readLines,
  replyOf,
  type StoredLink,
} from '../../src/slices/hall/rules/judge-batch.ts';
import type { HttpAnswer } from '../../src/slices/hall/rules/read-answer.ts';

export const sha256 = (text: string): string => hash('sha256', text);

/** What the server's database holds of one device. Never changed in place, so that a backup is a reference. */
export interface HallContents {
  readonly record: DeviceRecord;
  readonly events: ReadonlyMap<number, ReadLine>;
  /** Kept-aside lines by their text. */
  readonly quarantine: ReadonlyMap<string, QuarantinedLine>;
  /** How often each event's id entered the figures. */
  readonly counted: ReadonlyMap<string, number>;
  /** Amounts of the sales in the figures, added up as they came. */
  readonly turnover: number;
}

/** How a request may end besides well. */
export type HallMishap = 'dies-before-commit' | 'dies-after-commit';

export class ConnectionLost extends Error {}

/** The server over the real rules, with a store in memory: one transaction a batch, a reply after the commit only. */
export class MemoryHall {
  contents: HallContents;
  mishap: HallMishap | undefined;

  constructor(device: Id<'device'>) {
    const record: DeviceRecord = { device, revoked: false, delivered: [], head: null };
    this.contents = { record, events: new Map(), quarantine: new Map(), counted: new Map(), turnover: 0 };
  }

  /** @throws ConnectionLost when the server dies before it has answered. */
  async receive(body: string, now: number): Promise<HttpAnswer> {
    const read = readBody(new TextEncoder().encode(body));
    if (!read.ok) return { status: read.code === 'header-invalid' ? 400 : 413, retryAfter: null, body: '{}' };
    const { device } = this.contents.record;
    const { contents, judgement } = this.judge(readLines(device, read.value.lines, sha256));
    const { mishap } = this;
    this.mishap = undefined;
    if (mishap === 'dies-before-commit') throw new ConnectionLost();
    this.contents = contents;
    if (mishap === 'dies-after-commit') throw new ConnectionLost();
    return answer(replyOf(contents.record, judgement.quarantined, now, 1));
  }

  /** The transaction: what would be stored, counted and remembered. */
  judge(batch: ReadBatch): { readonly contents: HallContents; readonly judgement: Judgement } {
    const before = this.contents;
    const taken = new Set<string>(before.counted.keys());
    const judgement = judge(before.record, this.links(batch), batch, sha256, taken);
    const events = new Map(before.events);
    for (const read of judgement.stored) events.set(read.event.seq, read);
    const quarantine = new Map(before.quarantine);
    for (const line of judgement.quarantined) quarantine.set(String(line.line), line);
    const record = afterwards(before.record, judgement);
    return { judgement, contents: { record, events, quarantine, ...count(before, judgement.stored) } };
  }

  links(batch: ReadBatch): StoredLink[] {
    const links: StoredLink[] = [];
    for (const seq of linksNeeded(this.contents.record, batch)) {
      const stored = this.contents.events.get(seq);
      if (stored) links.push({ seq, hash: stored.hash, prevHash: stored.event.prevHash });
    }
    return links;
  }
}

export function answer(reply: BatchReply): HttpAnswer {
  return { status: 200, retryAfter: null, body: JSON.stringify(reply) };
}

/** The figures after these events entered them. */
export function count(before: HallContents, events: readonly ReadLine[]): Pick<HallContents, 'counted' | 'turnover'> {
  const counted = new Map(before.counted);
  let { turnover } = before;
  for (const { event } of events) {
    counted.set(event.id, (counted.get(event.id) ?? 0) + 1);
    turnover += amountOf(event.payload);
  }
  return { counted, turnover };
}

/** The amount of a sale; 0 of anything else. */
export function amountOf(payload: object): number {
  return 'amount' in payload ? Number(payload.amount) : 0;
}

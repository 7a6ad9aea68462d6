import { batchReply } from '../../src/slices/hall/contract.ts';
import { readBody } from '../../src/slices/hall/rules/batch-body.ts';
import type { QuarantinedLine, ReadBatch, ReadLine } from '../../src/slices/hall/rules/judge-batch.ts';
import { readLines, replyOf } from '../../src/slices/hall/rules/judge-batch.ts';
import type { HttpAnswer } from '../../src/slices/hall/rules/read-answer.ts';
import { answer, count, MemoryHall, sha256 } from './memory-hall.ts';
import { DAY, type Seams } from './world.ts';

const REFUSED: HttpAnswer = { status: 422, retryAfter: null, body: '{}' };

function linesOf(hall: MemoryHall, body: string): ReadBatch {
  const read = readBody(new TextEncoder().encode(body));
  return readLines(hall.contents.record.device, read.ok ? read.value.lines : [], sha256);
}

/** What was kept aside for one of these reasons, read once more. */
function asideAs(batch: ReadBatch, quarantined: readonly QuarantinedLine[], code: string): ReadLine[] {
  const places = new Set(quarantined.filter((line) => line.code === code).map(({ place }) => place));
  return batch.events.filter(({ place }) => places.has(place));
}

class AnswersBeforeCommit extends MemoryHall {
  override async receive(body: string, now: number): Promise<HttpAnswer> {
    if (this.mishap !== 'dies-before-commit') return super.receive(body, now);
    this.mishap = undefined;
    const { contents, judgement } = this.judge(linesOf(this, body));
    return answer(replyOf(contents.record, judgement.quarantined, now, 1));
  }
}

class CountsReplays extends MemoryHall {
  override judge(batch: ReadBatch) {
    const { contents, judgement } = super.judge(batch);
    return { judgement, contents: { ...contents, ...count(contents, judgement.already) } };
  }
}

class CountsWhatItKeepsAside extends MemoryHall {
  override judge(batch: ReadBatch) {
    const { contents, judgement } = super.judge(batch);
    const forks = asideAs(batch, judgement.quarantined, 'fork');
    return { judgement, contents: { ...contents, ...count(contents, forks) } };
  }
}

class OverwritesForks extends MemoryHall {
  override judge(batch: ReadBatch) {
    const { contents, judgement } = super.judge(batch);
    const events = new Map(contents.events);
    for (const read of asideAs(batch, judgement.quarantined, 'fork')) events.set(read.event.seq, read);
    return { judgement, contents: { ...contents, events } };
  }
}

class DropsForks extends MemoryHall {
  override judge(batch: ReadBatch) {
    const { contents, judgement } = super.judge(batch);
    const quarantine = new Map([...contents.quarantine].filter(([, { code }]) => code !== 'fork'));
    return { judgement, contents: { ...contents, quarantine } };
  }
}

class StoresBrokenChains extends MemoryHall {
  override judge(batch: ReadBatch) {
    const { contents, judgement } = super.judge(batch);
    const events = new Map(contents.events);
    const broken = asideAs(batch, judgement.quarantined, 'broken-chain');
    for (const read of broken) events.set(read.event.seq, read);
    return { judgement, contents: { ...contents, events, ...count(contents, broken) } };
  }
}

class TakesReplaysForForks extends MemoryHall {
  override judge(batch: ReadBatch) {
    const { contents, judgement } = super.judge(batch);
    const replays = judgement.already.map(({ place, line, event: { seq, id } }): [string, QuarantinedLine] => [
      line,
      { place, line, seq, id, code: 'fork', detail: 'replay' },
    ]);
    const quarantine = new Map([...contents.quarantine, ...replays]);
    return {
      contents: { ...contents, quarantine },
      judgement: { ...judgement, quarantined: [...quarantine.values()] },
    };
  }
}

/** One bad line, and the whole batch is refused: for ever, because the device sends it again. */
class RefusesWholeBatches extends MemoryHall {
  override async receive(body: string, now: number): Promise<HttpAnswer> {
    const { quarantined } = this.judge(linesOf(this, body)).judgement;
    return quarantined.length > 0 ? REFUSED : super.receive(body, now);
  }
}

class RefusesRevokedDevices extends MemoryHall {
  override async receive(body: string, now: number): Promise<HttpAnswer> {
    return this.contents.record.revoked ? { ...REFUSED, status: 403 } : super.receive(body, now);
  }
}

class RefusesByClock extends MemoryHall {
  override async receive(body: string, now: number): Promise<HttpAnswer> {
    const read = readBody(new TextEncoder().encode(body));
    const skewed = read.ok && Math.abs(Date.parse(read.value.header.sentAt) - now) > DAY;
    return skewed ? REFUSED : super.receive(body, now);
  }
}

/** Reads what it knows of the device without locking it, thinks, and writes what it thought. */
class DoesNotLock extends MemoryHall {
  override async receive(body: string, now: number): Promise<HttpAnswer> {
    const { contents, judgement } = this.judge(linesOf(this, body));
    for (let i = 0; i < 30; i++) await undefined;
    const { events, turnover } = this.contents;
    const merged = { ...contents, events: new Map([...events, ...contents.events]) };
    this.contents = {
      ...merged,
      ...count({ ...merged, ...this.contents, turnover }, judgement.stored),
      events: merged.events,
    };
    return answer(replyOf(this.contents.record, judgement.quarantined, now, 1));
  }
}

class AdvancesOverGaps extends MemoryHall {
  override async receive(body: string, now: number): Promise<HttpAnswer> {
    const told = await super.receive(body, now);
    if (told.status !== 200) return told;
    const reply = batchReply.parse(JSON.parse(told.body));
    return answer({ ...reply, contiguousThrough: reply.lastSeq });
  }
}

export const serverBugs: Readonly<Record<string, Seams>> = {
  'answers before the commit': { hall: (device) => new AnswersBeforeCommit(device) },
  'counts replays': { hall: (device) => new CountsReplays(device) },
  'counts what it keeps aside': { hall: (device) => new CountsWhatItKeepsAside(device) },
  'overwrites an event by its fork': { hall: (device) => new OverwritesForks(device) },
  'drops forks': { hall: (device) => new DropsForks(device) },
  'stores broken chains': { hall: (device) => new StoresBrokenChains(device) },
  'takes replays for forks': { hall: (device) => new TakesReplaysForForks(device) },
  'refuses a whole batch for one line': { hall: (device) => new RefusesWholeBatches(device) },
  'refuses what a revoked device still has': { hall: (device) => new RefusesRevokedDevices(device) },
  'refuses a device whose clock is wrong': { hall: (device) => new RefusesByClock(device) },
  'does not lock the device': { hall: (device) => new DoesNotLock(device) },
  'advances over gaps': { hall: (device) => new AdvancesOverGaps(device) },
};

import { type BatchReply, MAX_GAPS, type QuarantineCode } from '../contract.ts';
import { hasSeq, minus, outsideGaps, type Ranges, withRange } from './ranges.ts';

/**
 * Why a device must not sell any more: `memory-lost`: the server has events of it that it does not know itself;
 * `forked`: the server has others in their place; `revoked`: an officer took its right away.
 */
export type HaltReason = 'memory-lost' | 'forked' | 'revoked';

/** What a device knows of its own log when a reply comes. */
export interface LogKnowledge {
  readonly lastSeq: number;
  /** What the server said it had, when it last spoke. */
  readonly confirmed: Ranges;
  /** Seqs in the outbox. */
  readonly unsent: readonly number[];
  readonly halted: HaltReason | null;
}

export interface ReplyEffect {
  /** To leave the outbox, with the code under which the server keeps the line aside, if it does. */
  readonly delivered: readonly { readonly seq: number; readonly code: QuarantineCode | null }[];
  /** To come back into the outbox where the device still has them: the server had them and has them no more. */
  readonly lost: Ranges;
  readonly confirmed: Ranges;
  readonly halted: HaltReason | null;
}

/**
 * What a reply changes on the device. `sent` are the seqs of the batch in the order of its lines, and only they can leave
 * the outbox: a server may have another event under a seq that was not sent yet (the phone's memory was put back), and
 * that one vouches for nothing. What the reply lacks is believed at once, also against what an earlier one said: a
 * server that was restored from a backup gets again what it lost, as long as the device still has it.
 */
export function takeReply(log: LogKnowledge, sent: readonly number[], reply: BatchReply): ReplyEffect {
  const answered = outsideGaps(reply.lastSeq, reply.gaps as Ranges);
  const aside = new Map<number, QuarantineCode>();
  for (const { line, code } of reply.quarantined) {
    const seq = sent[line - 1];
    if (seq !== undefined) aside.set(seq, code);
  }
  const unsent = new Set(log.unsent);
  const delivered = sent
    .filter((seq) => unsent.has(seq) && (hasSeq(answered, seq) || aside.has(seq)))
    .map((seq) => ({ seq, code: aside.get(seq) ?? null }));
  // A reply with all the gaps it may name says nothing about what lies above them.
  const silentAbove = reply.gaps.length < MAX_GAPS ? Number.POSITIVE_INFINITY : reply.lastSeq;
  const unspoken = minus(log.confirmed, [[0, silentAbove]]);
  const lost = minus(minus(log.confirmed, answered), unspoken);
  const confirmed = unspoken.reduce<Ranges>((set, [from, to]) => withRange(set, from, to), answered);
  return { delivered, lost, confirmed, halted: haltOf(log, aside, reply) };
}

/** A log that forked or forgot stays halted for good; a revoked device may be given its right again. */
function haltOf(log: LogKnowledge, aside: ReadonlyMap<number, QuarantineCode>, reply: BatchReply): HaltReason | null {
  if (log.halted === 'memory-lost' || log.halted === 'forked') return log.halted;
  if (reply.lastSeq > log.lastSeq) return 'memory-lost';
  for (const code of aside.values()) if (code === 'fork' || code === 'broken-chain') return 'forked';
  return reply.revoked ? 'revoked' : null;
}

import type { BatchReply } from '../../src/slices/hall/contract.ts';
import type { LogDisk, LogHead, LogTx } from '../../src/slices/hall/offline/disk.ts';
import type { EventLog } from '../../src/slices/hall/offline/event-log.ts';
import type { Network } from '../../src/slices/hall/offline/uploader.ts';
import type { HttpAnswer } from '../../src/slices/hall/rules/read-answer.ts';
import { KEPT_FOR } from '../../src/slices/hall/rules/retention.ts';
import { answer } from './memory-hall.ts';
import type { Seams, World } from './world.ts';

/** A disk with some methods of its transactions replaced. */
function spoiltDisk(spoil: (tx: LogTx) => Partial<LogTx>): Required<Pick<Seams, 'disk'>> {
  return {
    disk: (disk) => ({
      write: (work) => disk.write((tx) => work(spoilt(tx, spoil(tx)))),
      read: (work) => disk.read(work),
      close: () => disk.close(),
    }),
  };
}

function spoilt(tx: LogTx, parts: Partial<LogTx>): LogTx {
  return {
    head: () => tx.head(),
    row: (seq) => tx.row(seq),
    rows: (after, limit) => tx.rows(after, limit),
    rowsOfShift: (shift) => tx.rowsOfShift(shift),
    unsent: (limit) => tx.unsent(limit),
    unsentBetween: (from, to) => tx.unsentBetween(from, to),
    countUnsent: (from, to) => tx.countUnsent(from, to),
    lastUnsent: () => tx.lastUnsent(),
    delivery: (seq) => tx.delivery(seq),
    deliveries: () => tx.deliveries(),
    putHead: (head) => tx.putHead(head),
    addRow: (row) => tx.addRow(row),
    removeRow: (seq) => tx.removeRow(seq),
    putUnsent: (seq) => tx.putUnsent(seq),
    removeUnsent: (seq) => tx.removeUnsent(seq),
    putDelivery: (delivery) => tx.putDelivery(delivery),
    ...parts,
  };
}

/** A device that reads answers otherwise than they came. */
function spoiltAnswers(spoil: (answer: HttpAnswer, world: World) => HttpAnswer): Seams {
  return {
    network: (network, world) => ({
      post: async (body, signature) => spoil(await network.post(body, signature), world),
    }),
  };
}

function spoiltReplies(spoil: (reply: BatchReply, world: World) => Partial<BatchReply>): Seams {
  return spoiltAnswers((told, world) => {
    if (!told.body.startsWith('{"contiguousThrough"')) return told;
    const reply: BatchReply = JSON.parse(told.body);
    return answer({ ...reply, ...spoil(reply, world) });
  });
}

/** The reply that a server would give which has everything. */
function allTaken(world: World): HttpAnswer {
  const lastSeq = world.disk.contents.head?.lastSeq ?? 0;
  const serverTime = new Date(world.now).toISOString();
  const nothing = { gaps: [], quarantined: [], catalogueVersion: 1, revoked: false };
  return answer({ contiguousThrough: lastSeq, lastSeq, serverTime, ...nothing });
}

function takenFor(statuses: readonly number[]): Seams {
  return spoiltAnswers((told, world) => (statuses.includes(told.status) ? allTaken(world) : told));
}

/** The transaction resolves when its work is done, not when it is on the disk. */
function hasty(disk: LogDisk): LogDisk {
  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        const written = disk.write(async (tx) => {
          const value = await work(tx);
          resolve(value);
          return value;
        });
        written.catch(reject);
      }),
    read: (work) => disk.read(work),
    close: () => disk.close(),
  };
}

/** Every tab remembers the head from its opening or its own last write, and overwrites what another tab put there meanwhile. */
function remembersHead(): Seams {
  return {
    disk(disk, world) {
      let own: LogHead | undefined;
      const seam = spoiltDisk((tx) => ({
        async head() {
          // From the opening of the log on, which reads it first.
          own ??= await tx.head();
          return own;
        },
        putHead(head) {
          own = head;
          return tx.putHead(head);
        },
        async addRow(row) {
          await tx.removeRow(row.seq);
          await tx.addRow(row);
        },
      }));
      return seam.disk(disk, world);
    },
  };
}

/** What is sent a second time gets new ids, as if it were new. */
function renumbers(network: Network): Network {
  const sent = new Set<string>();
  const newId = (line: string) =>
    line.replace(/"id":"(.{24})(.{12})"/, (_all, front, back) => `"id":"${front}${[...back].reverse().join('')}"`);
  return {
    post(body, signature) {
      const [header, ...lines] = body.split('\n');
      const again = lines.map((line) => (sent.has(line) ? newId(line) : line));
      for (const line of lines) sent.add(line);
      return network.post([header, ...again].join('\n'), signature);
    },
  };
}

/** A batch that got no answer is taken for delivered. */
function hopes(network: Network, world: World): Network {
  return { post: (body, signature) => network.post(body, signature).catch(() => allTaken(world)) };
}

/** The ranges of a reply are taken as receipts also for lines that were never sent. */
function takesRangesForReceipts(log: EventLog): EventLog {
  return {
    ...log,
    async takeReply(sent, reply) {
      const others = (await log.unsentRows()).map(({ seq }) => seq).filter((seq) => !sent.includes(seq));
      return log.takeReply([...sent, ...others], reply);
    },
  };
}

export const deviceBugs: Readonly<Record<string, Seams>> = {
  'says sold before it is durable': { disk: hasty },
  'reuses a seq that another tab took': remembersHead(),
  'uses a receipt number twice': spoiltDisk((tx) => ({ putHead: (head) => tx.putHead({ ...head, counters: {} }) })),
  'drops the batch on 4xx': takenFor([401, 404]),
  'drops the batch on 5xx': takenFor([500, 503]),
  'believes any answer 200': spoiltAnswers((told, world) => (told.body === '<html>' ? allTaken(world) : told)),
  'takes a batch without answer for delivered': { network: hopes },
  'takes ranges for receipts': { log: takesRangesForReceipts },
  'never sends again what a restored server lost': spoiltDisk((tx) => ({
    async putUnsent(seq) {
      const delivered = (await tx.deliveries()).some((delivery) => delivery.seq === seq);
      if (!delivered) await tx.putUnsent(seq);
    },
  })),
  'skips gaps': spoiltReplies(({ lastSeq }) => ({ contiguousThrough: lastSeq, gaps: [] })),
  'sends again with new ids': { network: renumbers },
  'forgets before fourteen days': spoiltDisk((tx) => ({
    deliveries: async () =>
      (await tx.deliveries()).map((delivery) => ({ ...delivery, at: delivery.at - KEPT_FOR / 2 })),
  })),
  'forgets by its own clock': spoiltReplies((_reply, { now, skew }) => ({
    serverTime: new Date(now + skew).toISOString(),
  })),
  'forgets an open shift': spoiltDisk((tx) => ({
    rows: async () => (await tx.rows()).map((row) => ({ ...row, shift: null })),
  })),
  'sells although it is halted': spoiltDisk((tx) => ({
    async head() {
      const head = await tx.head();
      return head && { ...head, halted: null };
    },
  })),
  'does not notice that it lost its memory': spoiltReplies((reply, { disk }) => {
    const own = disk.contents.head?.lastSeq ?? 0;
    const { lastSeq, contiguousThrough } = reply;
    const gaps = reply.gaps.filter(([, to]) => to <= own);
    return { lastSeq: Math.min(lastSeq, own), contiguousThrough: Math.min(contiguousThrough, own), gaps };
  }),
  'does not notice that its log forked': spoiltReplies(() => ({ quarantined: [] })),
};

import { checkEnd } from './invariants.ts';
import type { DiskMishap } from './memory-disk.ts';
import { ConnectionLost } from './memory-hall.ts';
import { Tape } from './tape.ts';
import { DAY, HOUR, NETWORK_MISHAPS, type Seams, World } from './world.ts';

type Step = (world: World, tape: Tape) => Promise<void> | void;

const DISK_MISHAPS: readonly [DiskMishap, ...DiskMishap[]] = ['crash-before-commit', 'crash-after-commit', 'quota'];

const sell: Step = (world, tape) => world.onPhone(() => world.sell(tape.below(2), 1_000 * (1 + tape.below(50))));
const send: Step = (world, tape) => world.onPhone(() => world.send(tape.below(2)));
const spoilNetwork: Step = (world, tape) => {
  world.networkMishap = tape.pick(NETWORK_MISHAPS);
};
const spoilDisk: Step = (world, tape) => {
  world.disk.mishap = tape.pick(DISK_MISHAPS);
};

/** Both tabs at once: whoever is first, neither may hurt the other. */
const together: Step = (world, tape) =>
  world.onPhone(() =>
    settled([world.sell(0, 1_000), tape.below(2) === 0 ? world.sell(1, 2_000) : world.send(0), world.send(1)]),
  );

/** Waits for all before it throws what one of them threw. */
async function settled(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** One of the requests of an exported file is brought to the server by hand, so events may arrive out of order. */
const carryFile: Step = async (world, tape) => {
  const requests = (await world.tab(0).uploader.exportUnsent()).trimEnd().split('\n');
  const request = requests[tape.below(requests.length)];
  if (request) await world.deliver(JSON.parse(request).body);
};

const releaseHeld: Step = async (world, tape) => {
  const [body] = world.held.splice(tape.below(Math.max(1, world.held.length)), 1);
  if (body) await world.deliver(body);
};

const moveClock: Step = (world, tape) => {
  world.skew = tape.pick([0, 90_000, HOUR, -DAY, 30 * DAY, -400 * DAY]);
};
const passTime: Step = (world, tape) => {
  world.now += tape.pick([1_000, HOUR, DAY, 13 * DAY, 14 * DAY]);
};
const restart: Step = (world) => world.start();
const closeShift: Step = (world) => world.onPhone(() => world.closeShift());
const forget: Step = (world) => world.onPhone(() => world.forget());

const revoke: Step = (world, tape) => {
  const { contents } = world.hall;
  const revoked = tape.below(3) > 0;
  world.hall.contents = { ...contents, record: { ...contents.record, revoked } };
  world.everRevoked ||= revoked;
};

const saveImage: Step = (world) => {
  world.image = world.disk.contents;
};
const putBackImage: Step = (world) => world.putBack(world.image);

const backUpServer: Step = (world) => {
  world.backup = { contents: world.hall.contents, at: world.now };
};
/** Only from a backup younger than the fourteen days for which phones keep what they sent. */
const restoreServer: Step = (world) => {
  if (world.backup && world.now - world.backup.at < 14 * DAY) world.restoreServer(world.backup.contents);
};

/** Twice or more where a day in the hall has more of it. */
const STEPS: readonly [Step, ...Step[]] = [
  sell,
  sell,
  sell,
  sell,
  send,
  send,
  send,
  together,
  spoilNetwork,
  spoilNetwork,
  spoilNetwork,
  spoilDisk,
  releaseHeld,
  carryFile,
  moveClock,
  passTime,
  restart,
  closeShift,
  forget,
  revoke,
  saveImage,
  putBackImage,
  backUpServer,
  restoreServer,
];

/** In the end everything works again: held requests arrive, and the phone sends until it has nothing left. */
async function calmDown(world: World): Promise<void> {
  world.networkMishap = undefined;
  world.disk.mishap = undefined;
  world.hall.mishap = undefined;
  await world.start();
  for (const body of world.held.splice(0)) await world.deliver(body);
  // After two disasters, a phone's and a server's, the protocol asks a person to order everything once more.
  if (world.tampered && world.backup) await world.tab(0).log.resend();
  await sendAll(world);
  // A fork that came to light behind the phone's back shows at its next sale at the latest.
  await world.onPhone(() => world.sell(0, 1_000));
  await sendAll(world);
  await world.onPhone(() => world.forget());
}

/** Until the outbox is empty, and once more: what the last reply brought to light shows at the next heartbeat. */
async function sendAll(world: World): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const sent = await world.send(0);
    if (sent.means === 'delivered' && sent.state.unsent === 0) break;
  }
  await world.tab(0).uploader.sendOnce();
}

/** Plays one history to its end. Returns how many sales it had. @throws Violation when a promise was broken. */
export async function play(numbers: readonly number[], seams: Seams = {}): Promise<number> {
  const tape = new Tape(numbers);
  const world = new World(seams);
  await world.start();
  while (!tape.ended) {
    const step = tape.pick(STEPS);
    try {
      await step(world, tape);
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
    }
    if (world.untrueReply) throw world.untrueReply;
  }
  await calmDown(world);
  checkEnd(world);
  return world.sold.length;
}

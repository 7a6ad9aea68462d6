/** The demo's sales come in as all sales do: enrolled tills with keys of their own, signed uploads, the hall's log. */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { installationSecret } from '../../platform/db/installation-secret.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { signedSnapshot } from '../../slices/catalogue/contract.ts';
import { currentSnapshot } from '../../slices/catalogue/index.ts';
import { readSnapshot } from '../../slices/catalogue/rules/open-snapshot.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { type BatchHeader, MAX_BATCH_EVENTS, PROTOCOL } from '../../slices/hall/contract.ts';
import {
  checkProof,
  claimEnrolment,
  createDeviceKeys,
  createEnrolment,
  type DeviceState,
  type EventReader,
  listDevices,
  type Reception,
  receiveBatch,
  sha256Of,
} from '../../slices/hall/index.ts';
import { bodyClaim, enrolmentClaim, formatBody } from '../../slices/hall/rules/batch-body.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { TILLS, type TillScript } from './sales-script.ts';
import { seededRandom } from './seeded-random.ts';
import { type TillKey, tillKey } from './till-key.ts';
import { type WrittenEvent, writeTillLog } from './write-till-log.ts';

/** 23 June 2023, 09.30 WIB: when the tills were enrolled. */
const ENROLLED = Date.parse('2023-06-23T02:30:00Z');
/** Uploads under way at once. */
const LANES = 3;

function contextAt(now: number): AtEdition {
  return { ...demoContext('kaltim', now), edition: demoId('edition', 'kaltim-2023') };
}

/**
 * Makes about 2,500 sales of two days through the hall's own door. The same in every installation but for ids and keys.
 * Cut off half-way, it goes on the next time; done once, it does nothing.
 */
export async function loadDemoSales(
  runner: Runner,
  readers: readonly EventReader[],
  signal?: AbortSignal,
): Promise<void> {
  const ctx = contextAt(ENROLLED);
  const known = await runner.query(ctx, (tx) => listDevices(ctx, tx, { all: true }));
  if (isComplete(known)) return;
  const secret = await installationSecret(runner.db, 'demo-tills');
  const tills = await runner.command(ctx, async (tx) => {
    const opened: OpenTill[] = [];
    for (const script of TILLS) opened.push(await openTill(ctx, tx, script, known, tillKey(secret, script.label)));
    return opened;
  });
  const reception = { runner, keys: createDeviceKeys(runner), readers, signal };
  const last = tills.at(-1);
  await inLanes(tills.slice(0, -1), (till) => upload(reception, till));
  if (last) await upload(reception, last);
}

/** The last till sends last: when all of its events are there, everybody's are. */
function isComplete(devices: readonly DeviceState[]): boolean {
  const last = TILLS.at(-1);
  const device = devices.find((each) => each.label === last?.label);
  // Two shifts opened and one closed beside the sales; voids come on top.
  return last !== undefined && device !== undefined && device.lastSeq >= last.sales[0] + last.sales[1] + 3;
}

interface OpenTill {
  readonly device: Id<'device'>;
  readonly key: TillKey;
  readonly days: readonly (readonly WrittenEvent[])[];
}

/** Enrols a till, or finds it again, and writes what it records. */
async function openTill(
  ctx: AtEdition,
  tx: Tx,
  script: TillScript,
  known: readonly DeviceState[],
  key: TillKey,
): Promise<OpenTill> {
  const booth = demoId('booth', `kaltim-2023 ${script.booth}`);
  const found = known.find((each) => each.label === script.label);
  const till = found
    ? { device: found.id, code: found.code, signed: await currentSnapshot(ctx, tx, booth) }
    : await enrol(ctx, tx, booth, script, key);
  const catalogue = readSnapshot(till.signed.body);
  if (!catalogue.ok) throw new Error(`the catalogue of booth ${script.booth} cannot be read`);
  const random = seededRandom(script.label);
  const days = writeTillLog({ ...till, catalogue: catalogue.value, random }, script.sales);
  return { device: till.device, key, days };
}

async function enrol(ctx: AtEdition, tx: Tx, booth: Id<'booth'>, { label }: TillScript, key: TillKey) {
  const { code } = await createEnrolment(ctx, tx, { booth, label });
  const request = { code, publicKey: key.publicKey, label, proof: key.sign(enrolmentClaim(code)) };
  await checkProof(request);
  const reply = await claimEnrolment(ctx, tx, request);
  return {
    device: reply.device as Id<'device'>,
    code: reply.code,
    signed: signedSnapshot.parse(reply.catalogue),
  };
}

async function upload(
  reception: Reception & { readonly signal: AbortSignal | undefined },
  till: OpenTill,
): Promise<void> {
  for (const day of till.days) {
    for (let from = 0; from < day.length; from += MAX_BATCH_EVENTS) {
      reception.signal?.throwIfAborted();
      await send(reception, till, day.slice(from, from + MAX_BATCH_EVENTS), day.length - from);
    }
  }
}

async function send(reception: Reception, { device, key }: OpenTill, events: readonly WrittenEvent[], unsent: number) {
  const sentAt = (events.at(-1)?.at ?? ENROLLED) + 2_000;
  const header: BatchHeader = {
    protocol: PROTOCOL,
    device,
    sentAt: new Date(sentAt).toISOString(),
    appVersion: 'demo',
    unsent,
    persisted: true,
    battery: null,
  };
  const lines = events.map((event) => event.line);
  const body = formatBody(header, lines);
  const signature = key.sign(bodyClaim(sha256Of, body));
  const bytes = new TextEncoder().encode(body);
  const reply = await receiveBatch(reception, contextAt(sentAt + 300), { bytes, signature });
  if (reply.quarantined.length > 0) throw new Error(`the demo's till was not believed: ${reply.quarantined[0]?.code}`);
}

/** Works through the items, a few at once. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

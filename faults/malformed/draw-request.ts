/** Draws the next malformed request. The right ones that it begins with are those of a real officer and a real till. */
import type { SeededRandom } from '../../src/app/demo/seeded-random.ts';
import { MAX_BATCH_EVENTS, MAX_BODY_BYTES } from '../../src/slices/hall/contract.ts';
import {
  EDITION,
  enrolTill,
  enterAsOrganiser,
  listSellingBooths,
  makeEnrolmentCode,
  type SimulatedTill,
} from '../simulated-till.ts';
import type { RawRequest } from './raw-request.ts';
import { one, spoilBytes, spoilJson, spoilRequest } from './spoil.ts';

const JSON_TYPE = ['content-type', 'application/json'] as const;
const NOTHING = new Uint8Array(0);

/** A draw each: bodies that are signed as they are spoilt get past the signature; requests spoilt as a whole stop before it. */
export async function prepareDraws(url: string): Promise<(random: SeededRandom) => RawRequest> {
  const cookie = await enterAsOrganiser(url);
  const [booth] = await listSellingBooths(url);
  if (!booth) throw new Error('no booth sells anything');
  const till = await enrolTill(url, cookie, booth, 'Kasir yang rusak');
  const code = await makeEnrolmentCode(url, cookie, booth, 'Kasir lain');
  const rights = [...(await listGets(url, cookie)), ...devicePosts(till, code), officerPost(cookie, booth)];
  return (random) =>
    random.chance(0.35)
      ? signedBatch(till, spoiltBody(random, till))
      : spoilRequest(random, random.pick(rights, weightOf));
}

/** A report takes longer to print than a hundred other requests to answer. */
function weightOf({ path }: RawRequest): number {
  return path.endsWith('.pdf') ? 0.05 : 1;
}

/** Every GET of the API's own description, once with and once without a cookie. */
async function listGets(url: string, cookie: string): Promise<RawRequest[]> {
  const described = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  return Object.entries(described.paths).flatMap(([template, methods]) => {
    if (!('get' in methods)) return [];
    const path = template
      .replace('{slug}', EDITION)
      .replace('{metric}', 'turnover')
      .replace(/\{\w+\}/g, 'x');
    const get = { method: 'GET', path, body: NOTHING };
    return [
      { ...get, headers: [] },
      { ...get, headers: [['cookie', cookie] as const] },
    ];
  });
}

function devicePosts(till: SimulatedTill, code: string): RawRequest[] {
  const claim = { code, publicKey: `B${'A'.repeat(86)}`, proof: 'A'.repeat(86), label: 'HP' };
  const path = '/api/v1/hall/enrolments/claim';
  till.sell(2);
  return [
    { method: 'POST', path, headers: [JSON_TYPE], body: Buffer.from(JSON.stringify(claim)) },
    signedBatch(till, Buffer.from(till.form()?.body ?? '')),
  ];
}

function officerPost(cookie: string, booth: string): RawRequest {
  const body = Buffer.from(JSON.stringify({ booth, label: 'Kasir' }));
  const path = `/api/v1/editions/${EDITION}/hall/enrolments`;
  return { method: 'POST', path, headers: [JSON_TYPE, ['cookie', cookie]], body };
}

function signedBatch(till: SimulatedTill, body: Uint8Array): RawRequest {
  return {
    method: 'POST',
    path: `/api/v1/editions/${EDITION}/hall/batches`,
    headers: [
      ['content-type', 'application/x-ndjson'],
      ['gelaran-signature', till.sign(body)],
    ],
    body,
  };
}

/** A body of the till that is wrong somewhere: in its bytes, its header, a line, its size, or only in what an event says. */
function spoiltBody(random: SeededRandom, till: SimulatedTill): Uint8Array {
  till.sell(random.between(1, 3));
  const right = till.form()?.body ?? '';
  const [header = '', ...lines] = right.trimEnd().split('\n');
  // What was formed is never acknowledged to this till: its next body begins anew behind it.
  till.drain();
  const last = lines.at(-1) ?? '';
  const join = (parts: readonly string[]) => Buffer.from([...parts, ''].join('\n'));
  const spoils: readonly (() => Uint8Array)[] = [
    () => spoilBytes(random, Buffer.from(right)),
    () => join([spoilJson(random, header), ...lines]),
    () => join([header, ...lines.map((line) => spoilJson(random, line))]),
    () => oddEvent(random, till, last),
    () => oddEvent(random, till, last),
    () => join([header, ...Array.from({ length: MAX_BATCH_EVENTS + random.between(1, 100) }, () => last)]),
    () => join([header, ...lines, 'x'.repeat(MAX_BODY_BYTES + random.between(-20_000, 200_000))]),
    () => join([header, `${last.slice(0, -2)},"more":"${'x'.repeat(20_000)}"}}`]),
    () => join([header, ...lines.toReversed(), '', '\r', ...lines]),
  ];
  return one(random, spoils)();
}

/** An event whose envelope, place, hash and signature are right, and whose payload is not. */
function oddEvent(random: SeededRandom, till: SimulatedTill, line: string): Uint8Array {
  const payload = line.slice(line.indexOf('"payload":') + 10, -1);
  const kind = one(random, ['sale.recorded', 'sale.voided', 'shift.opened', 'shift.closed', 'cash.moved', 'no.such']);
  try {
    const spoilt: unknown = JSON.parse(spoilJson(random, payload));
    till.record(kind, Object(spoilt));
  } catch {
    // No JSON, or no line that a device could have made: then a right sale goes.
  }
  const body = till.form()?.body ?? '';
  till.drain();
  return Buffer.from(body);
}

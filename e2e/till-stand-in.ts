/**
 * The built till with a stand-in for what it asks of a server: for benchmarks and pictures that need a till and nothing
 * else. Batches are judged by the hall's own rules, in memory; one enrolment code is good for any number of phones.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Id, newId } from '../src/kinds/id.ts';
import { chargeQris } from '../src/kinds/qris/charge-qris.ts';
import { contentPolicy } from '../src/platform/http/middleware.ts';
import { type SignedSnapshot, SNAPSHOT_DOMAIN, type SnapshotBody } from '../src/slices/catalogue/contract.ts';
import { isSignedBy, readPublicKey } from '../src/slices/hall/check-signature.ts';
import { type ClaimReply, claimRequest } from '../src/slices/hall/contract.ts';
import { batchClaim, enrolmentClaim, readBody } from '../src/slices/hall/rules/batch-body.ts';
import { afterwards, type DeviceRecord, judge, readLines, replyOf } from '../src/slices/hall/rules/judge-batch.ts';
import { sha256Of } from '../src/slices/hall/sha256-of.ts';
import { chargeClaim, chargeStateClaim, type ShownCharge } from '../src/slices/till/rules/gateway-charge.ts';
import type { LinkedReceipt } from '../src/slices/till/rules/linked-receipt.ts';
import { sampleQris } from './till-sample.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export type Snapshot = Omit<SnapshotBody, 'version' | 'madeAt'>;

export interface StandIn {
  readonly url: string;
  /** The fragment of the address that enrols a phone. */
  readonly enrolmentPath: string;
  /** What the booth sells. */
  goods(): Snapshot['products'];
  /** How many events it has taken. */
  events(): number;
  /** Publishes another catalogue for the booth. */
  publish(snapshot: Snapshot): void;
  /** Makes the server go away and come back, without cutting the phone's own network. */
  setDown(down: boolean): void;
  revokeAll(): void;
  /** The organiser's payment gateway: off at first; `silent` never answers. */
  setGateway(state: Gateway): void;
  /** The newest charge is paid, or its code runs out. Returns the sale that it is of. */
  tellCharge(state: 'settled' | 'expired'): string;
  /** Another phone has sold this: whoever has the key of its receipt's link may read it. */
  sellElsewhere(key: string, sale: LinkedReceipt): void;
  /** Forgets the phones' keys' log, and says that it has this many events of every phone. */
  pretendToHave(events: number): void;
  stop(): Promise<void>;
}

export type Gateway = 'off' | 'on' | 'silent';

interface Charge extends ShownCharge {
  readonly sale: string;
}

/** `clientDir` is the folder that holds `kasir/`. */
export async function standIn(clientDir: string, first: Snapshot): Promise<StandIn> {
  const signer = snapshotSigner();
  const code = randomBytes(20).toString('base64url');
  const devices = new Map<string, { key: string; record: DeviceRecord }>();
  let signed = signer(1, first);
  let events = 0;
  let down = false;
  let gateway: Gateway = 'off';
  const charges: Charge[] = [];
  const elsewhere = new Map<string, LinkedReceipt>();

  async function charge(body: Buffer, device: string, signature: string): Promise<[number, unknown]> {
    const key = readPublicKey(devices.get(device)?.key ?? '');
    if (!key || !(await isSignedBy(key, chargeClaim(sha256Of(body)), signature))) return [401, {}];
    if (gateway === 'off') return [409, { code: 'takings.gateway-off' }];
    if (gateway === 'silent') return new Promise(() => undefined);
    const { sale, amount } = JSON.parse(body.toString());
    const known = charges.find((each) => each.sale === sale);
    if (known) return known.amount === amount ? [200, known] : [409, { code: 'takings.charge-differs' }];
    const qr = chargeQris(sampleQris('CONTOH GERBANG', 'ID1000000000009'), amount);
    if (!qr.ok) return [503, {}];
    const expiresAt = new Date(Date.now() + 900_000).toISOString();
    const made: Charge = { id: newId(), sale, state: 'pending', amount, qr: qr.value, gateway: 'contoh', expiresAt };
    charges.push(made);
    return [200, made];
  }

  async function lookAtCharge(id: string, device: string, signature: string): Promise<[number, unknown]> {
    const key = readPublicKey(devices.get(device)?.key ?? '');
    const known = charges.find((each) => each.id === id);
    return key && known && (await isSignedBy(key, chargeStateClaim(id), signature)) ? [200, known] : [404, {}];
  }

  async function claim(body: Buffer): Promise<[number, unknown]> {
    const request = claimRequest.parse(JSON.parse(body.toString()));
    const key = readPublicKey(request.publicKey);
    if (request.code !== code) return [404, { code: 'hall.code-unknown' }];
    if (!key || !(await isSignedBy(key, enrolmentClaim(code), request.proof))) return [401, {}];
    const device = newId<'device'>();
    devices.set(device, {
      key: request.publicKey,
      record: { device, revoked: false, delivered: [], head: null },
    });
    return [200, claimReplyOf(device, first, signed)];
  }

  async function takeBatch(body: Buffer, signature: string): Promise<[number, unknown]> {
    const read = readBody(new Uint8Array(body));
    if (!read.ok) return [400, { code: `hall.${read.code}` }];
    const known = devices.get(read.value.header.device);
    const key = known && readPublicKey(known.key);
    if (!known || !key) return [404, { code: 'hall.device-unknown' }];
    if (!(await isSignedBy(key, batchClaim(sha256Of(body)), signature)))
      return [401, { code: 'hall.signature-invalid' }];
    const lines = readLines(known.record.device, read.value.lines, sha256Of);
    const judgement = judge(known.record, [], lines, sha256Of);
    known.record = afterwards(known.record, judgement);
    events += judgement.stored.length;
    return [200, replyOf(known.record, judgement.quarantined, Date.now(), signed.version)];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://till');
    if (!pathname.startsWith('/api/')) return sendFile(clientDir, pathname, request, response);
    if (down) return void request.socket.destroy();
    const body = await buffer(request);
    const route = pathname.split('/').at(-1);
    const signature = String(request.headers['gelaran-signature']);
    const device = String(request.headers['gelaran-device']);
    const [status, reply] =
      route === 'claim'
        ? await claim(body)
        : route === 'batches'
          ? await takeBatch(body, signature)
          : route === 'catalogue'
            ? [200, signed]
            : route === 'gateway-charges'
              ? await charge(body, device, signature)
              : pathname.includes('/gateway-charges/')
                ? await lookAtCharge(route ?? '', device, signature)
                : pathname.includes('/receipt-links/') && elsewhere.has(route ?? '')
                  ? [200, elsewhere.get(route ?? '')]
                  : [404, {}];
    response.writeHead(Number(status), { 'content-type': 'application/json' }).end(JSON.stringify(reply));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    url,
    enrolmentPath: `/kasir/#daftar=${code}`,
    goods: () => first.products,
    events: () => events,
    publish(snapshot) {
      signed = signer(signed.version + 1, snapshot);
    },
    setDown(wanted) {
      down = wanted;
    },
    revokeAll() {
      for (const device of devices.values()) device.record = { ...device.record, revoked: true };
    },
    setGateway(state) {
      gateway = state;
    },
    tellCharge(state) {
      const newest = charges.at(-1);
      if (!newest) throw new Error('nothing was charged');
      charges[charges.length - 1] = { ...newest, state };
      return newest.sale;
    },
    sellElsewhere(key, sale) {
      elsewhere.set(key, sale);
    },
    pretendToHave(count) {
      for (const device of devices.values()) device.record = { ...device.record, delivered: [[1, count]] };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function sendFile(
  clientDir: string,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const file = join(clientDir, path);
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding']));
  const packed = takesBrotli ? await readFile(`${file}.br`).catch(() => undefined) : undefined;
  try {
    const bytes = packed ?? (await readFile(file));
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': contentPolicy('none'),
      ...(packed ? { 'content-encoding': 'br' } : {}),
    });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

function snapshotSigner(): (version: number, snapshot: Snapshot) => SignedSnapshot {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return (version, snapshot) => {
    const body = JSON.stringify({ version, ...snapshot, madeAt: new Date().toISOString() });
    const signature = sign('sha256', Buffer.from(SNAPSHOT_DOMAIN + body), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    return { version, body, signature: signature.toString('base64url'), publicKey: point.toString('base64url') };
  };
}

function claimReplyOf(device: Id<'device'>, { edition, booth, organiser }: Snapshot, catalogue: SignedSnapshot) {
  const reply: ClaimReply = {
    device,
    code: `${booth.number}-1`,
    kind: 'till',
    role: 'cashier',
    organiser: { id: newId(), name: organiser.name },
    edition: { ...edition, id: newId() },
    booth: { id: booth.id, number: booth.number, name: booth.number },
    catalogue,
    serverTime: new Date().toISOString(),
  };
  return reply;
}

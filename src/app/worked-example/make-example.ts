/**
 * The worked example of docs/hall-protocol.md: everything that a new till says and hears, from an enrolment code to an
 * acknowledged sale, byte by byte. The test beside asks the real app with these bytes.
 */
import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import { regionCode } from '../../kinds/region.ts';
import { SNAPSHOT_DOMAIN } from '../../slices/catalogue/contract.ts';
import { writeSnapshot } from '../../slices/catalogue/rules/write-snapshot.ts';
import { catalogueClaim } from '../../slices/hall/contract.ts';
import { batchClaim, enrolmentClaim, formatBody } from '../../slices/hall/rules/batch-body.ts';
import { sha256Of } from '../../slices/hall/sha256-of.ts';
import { DEVICE_KEY, ORGANISER_KEY, pointOf, signed } from '../../slices/hall/vectors/test-keys.ts';
import { receiptPath } from '../../slices/till/rules/receipt-link.ts';
import { exampleLog } from './example-log.ts';

const made = <K extends string>(last: string) => `01890f3a-7d00-7000-8000-${last.padStart(12, '0')}` as Id<K>;

export const IDS = {
  organiser: made<'organiser'>('1'),
  edition: made<'edition'>('2'),
  booth: made<'booth'>('3'),
  business: made<'business'>('4'),
  product: made<'product'>('5'),
  device: made<'device'>('a1'),
};

const MINUTE = 60_000;
/** When what happens, by the server's clock. The phone's is right. */
const codeMadeAt = Date.UTC(2023, 5, 23, 2, 59, 0);
const batchSentAt = codeMadeAt + 42 * MINUTE;
export const TIMES = {
  codeMadeAt,
  claimedAt: codeMadeAt + MINUTE,
  heardAt: codeMadeAt + MINUTE + 2_100,
  receivedAt: batchSentAt + 90,
};

export const GOODS = {
  seller: 'Contoh Amplang Sepinggan',
  name: { id: 'Amplang tenggiri', en: 'Mackerel crackers' },
  slug: 'amplang-tenggiri',
  category: 'food',
  price: money(25_000),
};
const REGION = { code: regionCode('64.71'), name: 'Balikpapan' };
const EDITION = {
  slug: 'pertama',
  name: 'Pameran pertama',
  currency: 'IDR',
  zone: 'Asia/Jakarta',
  startsOn: '2023-06-23',
  endsOn: '2023-06-25',
};
const DEVICE_CODE = 'A1-1';
const iso = (at: number) => new Date(at).toISOString();

export type ExampleSignatures = Partial<Record<'proof' | 'catalogue' | 'request' | 'heartbeat' | 'batch', string>>;

/** @param published signatures that were printed before: one that is still right is kept. */
export function makeExample(published: ExampleSignatures = {}) {
  const code = codeOf(IDS.organiser);
  const catalogue = catalogueOf(published.catalogue);
  const proof = signed(enrolmentClaim(code), published.proof);
  const claim = {
    signed: enrolmentClaim(code),
    request: JSON.stringify({ code, publicKey: pointOf(DEVICE_KEY), label: 'HP 1', proof }),
    answer: claimAnswer(catalogue),
  };
  const item = { product: IDS.product, business: IDS.business, name: GOODS.name.id, unitPrice: GOODS.price };
  const startedAt = TIMES.claimedAt;
  const log = exampleLog({ device: IDS.device, code: DEVICE_CODE, startedAt, catalogueVersion: 1, item });
  const [firstSale] = log.sales;
  if (!firstSale) throw new Error('the example sells something');
  const lines = log.events.map(({ line }) => line);
  const askedAt = iso(TIMES.claimedAt + 1_000);
  return {
    warning: 'for tests only: the keys are those of RFC 7515, appendix A.3, and RFC 6979, appendix A.2.5',
    deviceKey: { jwk: DEVICE_KEY, publicKey: pointOf(DEVICE_KEY) },
    code,
    claim: { ...claim, proof },
    catalogue: { ...catalogue, signed: `${SNAPSHOT_DOMAIN}${catalogue.body}` },
    catalogueRequest: {
      time: askedAt,
      signed: catalogueClaim(IDS.device, askedAt),
      signature: signed(catalogueClaim(IDS.device, askedAt), published.request),
    },
    heartbeat: {
      ...bodyOf({ sentAt: TIMES.claimedAt + 2_000, unsent: 0 }, [], published.heartbeat),
      answer: answerOf(0, TIMES.heardAt),
    },
    genesis: { hashed: `gelaran-log-v1\n${IDS.device}`, hash: log.genesis },
    events: log.events.map(({ line, hash }) => ({ line, hash })),
    batch: {
      ...bodyOf(
        { sentAt: batchSentAt, unsent: lines.length, clock: { error: -10, roundTrip: 220 } },
        lines,
        published.batch,
      ),
      answer: answerOf(lines.length, TIMES.receivedAt),
    },
    receiptPage: receiptPath(EDITION.slug, { receipt: firstSale.id, secret: firstSale.sale.secret }),
  };
}
export type Example = ReturnType<typeof makeExample>;

/** The signatures of an example that was published. */
export function signaturesOf({ claim, catalogue, catalogueRequest, heartbeat, batch }: Example): ExampleSignatures {
  return {
    proof: claim.proof,
    catalogue: catalogue.signature,
    request: catalogueRequest.signature,
    heartbeat: heartbeat.signature,
    batch: batch.signature,
  };
}

/** As the server makes codes, with 24 bytes that are not random. */
function codeOf(organiser: string): string {
  const id = Buffer.from(organiser.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, Buffer.from('only-once-and-for-a-test')]).toString('base64url');
}

function catalogueOf(published: string | undefined) {
  const content = {
    edition: EDITION,
    booth: {
      id: IDS.booth,
      number: 'A1',
      regionCode: REGION.code,
      regionName: REGION.name,
      qris: null,
      qrisDynamic: false,
    },
    organiser: { name: 'Panitia pertama' },
    discountLimit: 100,
    supervisors: [],
    businesses: [{ id: IDS.business, name: GOODS.seller, region: REGION.code }],
    products: [
      {
        id: IDS.product,
        business: IDS.business,
        name: GOODS.name,
        price: GOODS.price,
        category: GOODS.category,
        unit: null,
        motif: GOODS.slug,
      },
    ],
  };
  const body = writeSnapshot(1, content, TIMES.claimedAt);
  const signature = signed(SNAPSHOT_DOMAIN + body, published, ORGANISER_KEY);
  return { version: 1, body, signature, publicKey: pointOf(ORGANISER_KEY) };
}

function claimAnswer(catalogue: ReturnType<typeof catalogueOf>) {
  return {
    device: IDS.device,
    code: DEVICE_CODE,
    kind: 'till',
    role: 'cashier',
    organiser: { id: IDS.organiser, name: 'Panitia pertama' },
    edition: {
      slug: EDITION.slug,
      id: IDS.edition,
      name: EDITION.name,
      zone: EDITION.zone,
      currency: EDITION.currency,
      startsOn: EDITION.startsOn,
      endsOn: EDITION.endsOn,
    },
    booth: { id: IDS.booth, number: 'A1', name: REGION.name },
    catalogue,
    serverTime: iso(TIMES.claimedAt),
  };
}

interface Said {
  readonly sentAt: number;
  readonly unsent: number;
  readonly clock?: { readonly error: number; readonly roundTrip: number };
}

function bodyOf({ sentAt, unsent, clock }: Said, lines: readonly string[], published: string | undefined) {
  const header = {
    protocol: 1 as const,
    device: IDS.device,
    sentAt: iso(sentAt),
    appVersion: 'contoh 1.0',
    unsent,
    persisted: true,
    battery: 0.62,
    ...(clock === undefined ? {} : { clock }),
  };
  const body = formatBody(header, lines);
  const bodyHash = sha256Of(body);
  return {
    header: JSON.stringify(header),
    bytes: Buffer.byteLength(body),
    bodyHash,
    signed: batchClaim(bodyHash),
    signature: signed(batchClaim(bodyHash), published),
  };
}

function answerOf(lastSeq: number, at: number) {
  return {
    contiguousThrough: lastSeq,
    lastSeq,
    gaps: [],
    quarantined: [],
    serverTime: iso(at),
    catalogueVersion: 1,
    revoked: false,
  };
}

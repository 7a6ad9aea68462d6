/** The vectors of docs/vectors/rules.json: the till's rules that are no form of a payload. */
import { type Id, newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import { chargeQris } from '../../kinds/qris/charge-qris.ts';
import { qrisDigest } from '../../kinds/qris/qris-digest.ts';
import { hashPin } from '../../slices/editions/rules/supervisor-pin.ts';
import { formatEvent, readEvent } from '../../slices/hall/rules/envelope.ts';
import { sha256Of } from '../../slices/hall/sha256-of.ts';
import { signed } from '../../slices/hall/vectors/test-keys.ts';
import type { TakenOver } from '../../slices/till/contract.ts';
import { mostDiscount, spreadDiscount } from '../../slices/till/rules/discount.ts';
import { chargeClaim, chargeStateClaim } from '../../slices/till/rules/gateway-charge.ts';
import { afterWrong, NO_TRIES, waitLeft } from '../../slices/till/rules/pin-tries.ts';
import { countedTime } from '../../slices/till/rules/project-event.ts';
import { receiptPath } from '../../slices/till/rules/receipt-link.ts';
import { looksLikeCard } from '../../slices/till/rules/reference.ts';
import { amountOf } from '../../slices/till/rules/refund.ts';
import { IDS } from './make-example.ts';

export interface RuleSignatures {
  readonly asked?: string;
  readonly looked?: string;
}

const AT = Date.UTC(2023, 5, 23, 3, 20);
const made = <K extends string>(last: number): Id<K> => newId(AT, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, last));
const SECRET = 'AAECAwQFBgcICQoLDA0ODw';

/** @param published signatures that were printed before: one that is still right is kept. */
export async function ruleVectors(published: RuleSignatures = {}) {
  const sale = made<'event'>(1);
  return {
    pin: await pins(),
    pinWaits: PIN_WAITS.map(pinWait),
    wallTimes: wallTimes(),
    qris: qris(),
    sharedDiscount: SHARED.map(({ amounts, discount }) => ({
      amounts,
      discount,
      shares: spreadDiscount(amounts, discount),
    })),
    discountLimit: LIMITED.map(({ gross, percent }) => ({ gross, percent, most: mostDiscount(gross, percent) })),
    refundParts: PARTED.map(refundParts),
    cardNumbers: REFERENCES.map((reference) => ({ reference, refused: looksLikeCard(reference) })),
    charges: charges(sale, published),
    receiptAddress: {
      edition: 'pertama',
      sale,
      secret: SECRET,
      path: receiptPath('pertama', { receipt: sale, secret: SECRET }),
    },
    takesOver: takesOver(),
  };
}
export type RuleVectors = Awaited<ReturnType<typeof ruleVectors>>;

/** Few rounds, so that a client can try it at once, and as many as there are in life. */
async function pins() {
  const salt = SECRET;
  return Promise.all(
    [1_000, 1_000_000].map(async (iterations) => ({
      pin: '042137',
      wrong: '042138',
      salt,
      iterations,
      hash: await hashPin('042137', salt, iterations),
    })),
  );
}

/** How many were wrong in a row, and how much later by the phone's clock the next is tried: milliseconds. */
const PIN_WAITS = [
  ...[0, 1, 4, 5, 6, 7, 15, 16, 40].map((wrong) => ({ wrong, later: 0 })),
  ...[59_999, 60_000, 90_000, -3_600_000].map((later) => ({ wrong: 5, later })),
];

function pinWait({ wrong, later }: (typeof PIN_WAITS)[number]) {
  let tries = NO_TRIES;
  for (let time = 0; time < wrong; time++) tries = afterWrong(tries, AT);
  return { wrong, lastWrongAt: AT, now: AT + later, left: waitLeft(tries, AT + later) };
}

/** What a device writes of a clock, what a server reads, and where it counts an event. */
function wallTimes() {
  const lineAt = (wallTime: number) =>
    formatEvent({
      device: IDS.device,
      seq: 1,
      prevHash: '00'.repeat(32),
      id: made<'event'>(1),
      schemaVersion: 2,
      catalogueVersion: 1,
      wallTime,
      monotonic: 0,
      kind: 'cash.moved',
      payload: {},
    });
  const usual = lineAt(AT);
  const saying = (time: string) => usual.replace(new Date(AT).toISOString(), time);
  return {
    written: CLOCKS.map((clock) => ({ clock, wallTime: /"wallTime":"([^"]+)"/.exec(lineAt(clock))?.[1] })),
    malformed: NO_TIMES.filter((time) => !readEvent(saying(time)).ok),
    counted: COUNTED.map(({ wallTime, offset }) => {
      const read = readEvent(saying(wallTime));
      if (!read.ok) throw new RangeError(`${wallTime} is no wall time`);
      const at = countedTime(read.value, { clockOffset: offset });
      return { wallTime, offset, at: new Date(at).toISOString() };
    }),
  };
}

const CLOCKS = [-1, 0, AT, 253_402_300_799_999, 253_402_300_800_000];
const NO_TIMES = [
  '2023-02-29T03:20:00.000Z',
  '1900-02-29T03:20:00.000Z',
  '2023-06-31T03:20:00.000Z',
  '2023-06-23T24:00:00.000Z',
  '2023-06-23T03:60:00.000Z',
  '2016-12-31T23:59:60.000Z',
  '2023-06-23T03:20:00Z',
  '2023-06-23T03:20:00.000000Z',
  '2023-06-23T03:20:00.000+00:00',
  '2023-06-23t03:20:00.000z',
  '10000-01-01T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
];
const COUNTED = [
  { wallTime: '0000-01-01T00:00:00.000Z', offset: 0 },
  { wallTime: '1969-12-31T23:59:59.999Z', offset: 0 },
  { wallTime: '1970-01-01T00:00:00.000Z', offset: -180_000 },
  { wallTime: '1970-01-01T00:00:00.000Z', offset: 1_687_489_200_000 },
  { wallTime: '2000-02-29T23:59:59.999Z', offset: 1 },
  { wallTime: '9999-12-29T23:59:59.999Z', offset: 0 },
  { wallTime: '9999-12-30T00:00:00.001Z', offset: 0 },
  { wallTime: '9999-12-31T23:59:59.999Z', offset: 180_000 },
];

const STATIC =
  '00020101021126630016ID.CO.CONTOH.WWW01189360000000000000010210CONTOH00010303UMI51440014ID.CO.QRIS.WWW0215ID10202300000010303UMI5204549953033605802ID5914AMPLANG CONTOH6010BALIKPAPAN61057611162070703A016304D51B';

function qris() {
  return {
    static: STATIC,
    digest: qrisDigest(sha256Of, STATIC),
    dynamic: [1, 25_000, 10_000_000].map((amount) => {
      const charged = chargeQris(STATIC, amount);
      if (!charged.ok) throw new RangeError(charged.code);
      return { amount, text: charged.value };
    }),
  };
}

const SHARED = [
  { amounts: [50_000, 150_000], discount: 20_000 },
  { amounts: [10_000, 10_000, 10_000], discount: 10_000 },
  { amounts: [3, 3, 3], discount: 2 },
  { amounts: [1, 2, 4], discount: 3 },
  { amounts: [0, 25_000], discount: 1 },
  { amounts: [10_000_000_000, 1], discount: 9_999_999_999 },
];

const LIMITED = [
  { gross: 25_000, percent: 20 },
  { gross: 3, percent: 10 },
  { gross: 25_000, percent: 0 },
  { gross: 25_000, percent: 100 },
];

const PARTED = [
  { quantity: 3, unitPrice: 10_000, discount: 10_000, returns: [1, 1, 1] },
  { quantity: 3, unitPrice: 10_000, discount: 10_000, returns: [2, 1] },
  { quantity: 7, unitPrice: 3_333, discount: 1, returns: [3, 3, 1] },
  { quantity: 2, unitPrice: 25_000, discount: 0, returns: [1, 1] },
];

/** What comes back in which order, and what each part pays and lets off. */
function refundParts({ quantity, unitPrice, discount, returns }: (typeof PARTED)[number]) {
  const amount = quantity * unitPrice - discount;
  const goods = { quantity, amount: money(amount) };
  let before = 0;
  const parts = returns.map((pieces) => {
    const paid = amountOf(goods, before, pieces);
    before += pieces;
    return { quantity: pieces, amount: paid, discount: pieces * unitPrice - paid };
  });
  return { line: { quantity, unitPrice, discount, amount }, parts };
}

/** The numbers are those that card schemes publish for tests. */
const REFERENCES = [
  '4111111111111111',
  '4111 1111 1111 1111',
  '4111-1111-1111-1111',
  '4111.1111.1111.1111',
  'kartu 4111111111111111 lunas',
  '4111111111111112',
  '4111  1111 1111 1111',
  '41111111111111114111',
  '378282246310005',
  '\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11',
  '00000000000',
  'APP 0042',
];

function charges(sale: Id<'event'>, published: RuleSignatures) {
  const body = JSON.stringify({ sale, no: 1, amount: 25_000 });
  const asked = chargeClaim(sha256Of(body));
  const id = made<'charge'>(2);
  const looked = chargeStateClaim(id);
  return {
    asked: { body, signed: asked, signature: signed(asked, published.asked) },
    looked: { id, signed: looked, signature: signed(looked, published.looked) },
  };
}

function takesOver(): TakenOver {
  return {
    device: IDS.device,
    code: 'A1-1',
    shift: made<'shift'>(3),
    openedAt: '2023-06-23T03:05:00.000Z',
    openingCash: money(200_000),
    cashier: null,
    byMethod: { cash: money(50_000), qris: money(0), card: money(0), transfer: money(0) },
    sales: 2,
    voids: 1,
    refunds: 0,
    refunded: money(0),
    discounts: money(0),
    cashIn: money(0),
    cashOut: money(0),
    expectedCash: money(250_000),
    lastReceipt: 'A1-1-000002',
    lastSeq: 4,
    missing: 0,
  };
}

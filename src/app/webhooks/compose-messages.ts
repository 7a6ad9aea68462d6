/** What an announced piece of news comes to: thin messages of ids, amounts, times and the way to the API. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { NewMessage, TakenNews } from '../../platform/webhooks/index.ts';
import { readEvent } from '../../slices/hall/index.ts';
import { DAY_TOPIC, JUDGEMENT_TOPIC } from '../../slices/takings/index.ts';
import { readPayload } from '../../slices/till/index.ts';
import { isWebhookType } from './types.ts';
import { BATCH_TOPIC } from './webhook-reader.ts';

interface Place {
  readonly slug: string;
  readonly currency: string;
  /** `https://.../api/v1/editions/SLUG`. */
  readonly api: string;
}

/** @param publicUrl where the API is found. */
export function composeMessages(publicUrl: string) {
  return async (tx: Tx, news: TakenNews): Promise<readonly NewMessage[]> => {
    const { rows } = await sql<{ slug: string; currency: string }>`
      select slug, currency from editions.edition where organiser_id = ${news.organiser} and id = ${news.edition}`.execute(
      tx,
    );
    const [edition] = rows;
    if (!edition) return [];
    const place = { ...edition, api: `${publicUrl}/api/v1/editions/${edition.slug}` };
    switch (news.topic) {
      case BATCH_TOPIC:
        return batchMessages(tx, news, place);
      case JUDGEMENT_TOPIC:
        return judgementMessages(tx, news, place);
      case DAY_TOPIC:
        return [reportMessage(news, place)];
      default:
        return isWebhookType(news.topic)
          ? [{ type: news.topic, at: news.at, data: { edition: place.slug, ...news.payload } }]
          : [];
    }
  };
}

interface LoggedLine {
  readonly id: string;
  readonly device: string;
  readonly booth: string | null;
  readonly seq: number;
  readonly line: string;
}

/** What of an event's payload is told: no lines, no names, no reasons that somebody typed. */
const TOLD = ['shift', 'sale', 'receipt', 'total', 'openingCash', 'countedCash', 'expectedCash', 'variance'] as const;

async function batchMessages(tx: Tx, { organiser, payload }: TakenNews, place: Place): Promise<NewMessage[]> {
  const { device, from, through, batch } = payload as { device: string; from: number; through: number; batch: string };
  const { rows } = await sql<LoggedLine>`
    select id, device_id as device, booth_id as booth, seq, line from hall.logged_event
    where organiser_id = ${organiser} and device_id = ${device} and seq between ${from} and ${through} and batch_id = ${batch}
    order by seq`.execute(tx);
  return rows.flatMap((row) => {
    const read = readEvent(row.line);
    // What is in the log was read when it came in.
    if (!read.ok) throw new Error(`the line of event ${row.id} cannot be read: ${read.data.fault}`);
    const { kind, wallTime } = read.value;
    const fact = readPayload(read.value);
    // What the till cannot read counts nowhere and waits for a person: whoever is told of it would count it.
    if (!fact.ok || !isWebhookType(kind)) return [];
    const said = new Map<string, unknown>(Object.entries(fact.value.payload));
    const told = Object.fromEntries(TOLD.flatMap((key) => (said.has(key) ? [[key, said.get(key)]] : [])));
    const { id, device: from, booth, seq } = row;
    const isReceipt = !kind.startsWith('shift.');
    const link = isReceipt ? { url: `${place.api}/receipts/${id}` } : {};
    const data = { edition: place.slug, id, device: from, booth, seq, currency: place.currency, ...told, ...link };
    return [{ type: kind, at: wallTime, data }];
  });
}

interface JudgedPayment {
  readonly sale: string;
  readonly payment: number;
  readonly verdict: 'confirmed' | 'withdrawn' | 'disputed';
  readonly amount: number;
  readonly reference: string;
  readonly source: string;
}

async function judgementMessages(tx: Tx, { organiser, payload, at }: TakenNews, place: Place): Promise<NewMessage[]> {
  const { rows } = await sql<JudgedPayment>`
    select said.receipt_id as sale, said.payment_no as payment, said.verdict, said.amount, said.reference, judgement.source
    from takings.confirmation said
    join takings.judgement judgement on judgement.organiser_id = said.organiser_id and judgement.id = said.judgement_id
    where said.organiser_id = ${organiser} and said.judgement_id = ${String(payload.judgement)} order by said.seq`.execute(
    tx,
  );
  return rows.map(({ verdict, ...payment }) => ({
    type: `payment.${verdict}`,
    at,
    data: {
      edition: place.slug,
      judgement: payload.judgement,
      ...payment,
      currency: place.currency,
      url: `${place.api}/receipts/${payment.sale}`,
    },
  }));
}

function reportMessage({ payload, at }: TakenNews, place: Place): NewMessage {
  return {
    type: 'day.reported',
    at,
    data: { edition: place.slug, ...payload, currency: place.currency, url: `${place.api}/reported-days` },
  };
}

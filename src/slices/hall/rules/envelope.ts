import type { Id } from '../../../kinds/id.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { MAX_LINE_BYTES } from '../contract.ts';

/** One event as its line says it. The payload is an object; what it must hold is for the slice of the kind to say. */
export interface Envelope {
  readonly device: Id<'device'>;
  /** From 1, without holes, never reused. */
  readonly seq: number;
  /** Hash of the device's event before this one, or its genesis hash (rules/chain.ts). */
  readonly prevHash: string;
  readonly id: Id<'event'>;
  readonly schemaVersion: number;
  readonly catalogueVersion: number;
  /** Milliseconds since 1970 by the device's clock. */
  readonly wallTime: number;
  readonly monotonic: number;
  readonly kind: string;
  readonly payload: object;
}

/** What is wrong with a line, and what could be read of it all the same. */
export interface Unreadable {
  readonly fault: 'too-long' | 'envelope' | 'wall-time' | 'payload' | 'null-character';
  readonly device: string | null;
  readonly seq: number | null;
  readonly id: string | null;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const UUID_V7 = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const WALL_TIME = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z';
const WORD = '[a-z][a-z0-9-]{0,30}';

/**
 * Everything before the payload, byte by byte. One pattern instead of a JSON parser and checks: no parser can disagree with
 * another about spaces, the order of fields, a doubled field or the form of a number, because there is only one form.
 */
const ENVELOPE = new RegExp(
  `^\\{"device":"(${UUID})","seq":([1-9]\\d{0,8}),"prevHash":"([0-9a-f]{64})","id":"(${UUID_V7})",` +
    `"schemaVersion":([1-9]\\d{0,3}),"catalogueVersion":(0|[1-9]\\d{0,8}),"wallTime":"(${WALL_TIME})",` +
    `"monotonic":(0|[1-9]\\d{0,14}),"kind":"(${WORD}(?:\\.${WORD}){1,3})","payload":(?=\\{)`,
);

/** The beginning of a line that is spoilt further on. */
const BEGINNING = new RegExp(
  `^\\{"device":"(${UUID})","seq":([1-9]\\d{0,8})(?:,"prevHash":"[0-9a-f]{64}","id":"(${UUID_V7})")?[,}]`,
);

/** An escaped U+0000, which PostgreSQL's text cannot hold and no honest text needs; not the six characters typed by hand. */
const NULL_CHARACTER = /(?<!\\)(?:\\\\)*\\u0000/;

/** The latest instant that has four digits for its year. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The line of an event, made once on the device. A clock that is set before 1970 or after 9999 is brought to the nearest
 * of the two: a mad clock is no reason to refuse a sale.
 * @throws RangeError when no server would read the line: it is longer than 16 KiB, or a field has not its form.
 */
export function formatEvent(event: Envelope): string {
  const wallTime = new Date(Math.min(Math.max(event.wallTime, 0), LAST_INSTANT)).toISOString();
  const { device, seq, prevHash, id, schemaVersion, catalogueVersion, kind, payload } = event;
  const monotonic = Math.max(0, Math.floor(event.monotonic));
  const line = JSON.stringify({
    device,
    seq,
    prevHash,
    id,
    schemaVersion,
    catalogueVersion,
    wallTime,
    monotonic,
    kind,
    payload,
  });
  const read = readEvent(line);
  if (!read.ok) throw new RangeError(`this makes no event: ${read.data.fault}`);
  return line;
}

/** Reads a line (already decoded from UTF-8, without its newline). Never throws. */
export function readEvent(line: string): Result<Envelope, 'malformed', Unreadable> {
  if (isTooLong(line)) return unreadable('too-long', line);
  const found = ENVELOPE.exec(line);
  if (!found) return unreadable('envelope', line);
  const [
    head,
    device = '',
    seq,
    prevHash = '',
    id = '',
    schemaVersion,
    catalogueVersion,
    time = '',
    monotonic,
    kind = '',
  ] = found;
  const wallTime = Date.parse(time);
  if (time.slice(8, 10) > '28' && new Date(wallTime).toISOString() !== time) return unreadable('wall-time', line);
  const payload = readPayload(line, head.length);
  if (!payload) return unreadable('payload', line);
  if (line.includes('\\u0000') && NULL_CHARACTER.test(line)) return unreadable('null-character', line);
  return ok({
    device: device as Id<'device'>,
    seq: Number(seq),
    prevHash,
    id: id as Id<'event'>,
    schemaVersion: Number(schemaVersion),
    catalogueVersion: Number(catalogueVersion),
    wallTime,
    monotonic: Number(monotonic),
    kind,
    payload,
  });
}

/** The payload is what stands between the envelope's beginning and the line's last brace: one JSON object. */
function readPayload(line: string, from: number): object | undefined {
  if (!line.endsWith('}')) return undefined;
  try {
    return JSON.parse(line.slice(from, -1));
  } catch {
    return undefined;
  }
}

function unreadable(fault: Unreadable['fault'], line: string) {
  const [, device = null, seq, id = null] = BEGINNING.exec(line) ?? [];
  return refused('malformed', { fault, device, seq: seq === undefined ? null : Number(seq), id });
}

const encoder = new TextEncoder();

/** A UTF-16 unit is at most three bytes of UTF-8, so a short line needs no counting. */
function isTooLong(line: string): boolean {
  return line.length * 3 > MAX_LINE_BYTES && encoder.encode(line).length > MAX_LINE_BYTES;
}

import { ok, type Result, refused } from '../../../kinds/result.ts';
import { type BatchHeader, batchHeader, MAX_BATCH_EVENTS, MAX_BODY_BYTES } from '../contract.ts';
import type { Sha256 } from './sha256.ts';

/** An event line as it came: its text, or its bytes where they are not UTF-8. Either way nothing of it is changed. */
export type ReceivedLine = string | Uint8Array<ArrayBuffer>;

export interface BatchBody {
  readonly header: BatchHeader;
  readonly lines: readonly ReceivedLine[];
}

export type BodyFault = 'header-invalid' | 'batch-too-large' | 'body-too-large';

/** The body of an upload: the header's line and every event's line, each ended by one newline. */
export function formatBody(header: BatchHeader, lines: readonly string[]): string {
  return [JSON.stringify(header), ...lines, ''].join('\n');
}

const NEWLINE = 0x0a;
const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a body; only what spoils the whole batch is refused, a spoilt event line is passed on as it is. */
export function readBody(bytes: Uint8Array<ArrayBuffer>): Result<BatchBody, BodyFault> {
  if (bytes.length > MAX_BODY_BYTES) return refused('body-too-large');
  const [first, ...lines] = splitLines(bytes);
  const header = readHeader(first);
  if (!header) return refused('header-invalid');
  if (lines.length > MAX_BATCH_EVENTS) return refused('batch-too-large');
  return ok({ header, lines });
}

function readHeader(line: ReceivedLine | undefined): BatchHeader | undefined {
  if (typeof line !== 'string') return undefined;
  try {
    return batchHeader.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** A body that is UTF-8 throughout is decoded at once; else every line by itself, so that one bad byte spoils one line. */
function splitLines(bytes: Uint8Array<ArrayBuffer>): ReceivedLine[] {
  const text = decode(bytes);
  const lines: ReceivedLine[] = typeof text === 'string' ? text.split('\n') : splitBytes(bytes).map(decode);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function decode(bytes: Uint8Array<ArrayBuffer>): ReceivedLine {
  try {
    return whole.decode(bytes);
  } catch {
    return bytes;
  }
}

function splitBytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let from = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
    parts.push(bytes.subarray(from, end));
    from = end + 1;
  }
  parts.push(bytes.subarray(from));
  return parts;
}

/** The text whose UTF-8 bytes a device signs when it sends a body. `bodyHash` is the lower-case hex SHA-256 of all its bytes. */
export function batchClaim(bodyHash: string): string {
  return `gelaran-batch-v1\n${bodyHash}`;
}

/** The same of a body in hand. */
export function bodyClaim(sha256: Sha256, body: string): string {
  return batchClaim(sha256(body));
}

/** The text that a device signs to show that it holds the key it enrols. */
export function enrolmentClaim(code: string): string {
  return `gelaran-enrol-v1\n${code}`;
}

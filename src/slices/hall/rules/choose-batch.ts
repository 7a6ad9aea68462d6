import { MAX_BATCH_EVENTS, MAX_BODY_BYTES } from '../contract.ts';

/** Room for the header line: its longest form takes a third of it. */
const HEADER_ROOM = 1_024;

const encoder = new TextEncoder();

/**
 * How many of the unsent lines, oldest first, go into the next batch: at most `limit`, and no more bytes than a body may
 * have. One line always fits.
 */
export function chooseBatch(lines: readonly string[], limit: number = MAX_BATCH_EVENTS): number {
  let room = MAX_BODY_BYTES - HEADER_ROOM;
  let count = 0;
  for (const line of lines.slice(0, Math.min(limit, MAX_BATCH_EVENTS))) {
    room -= encoder.encode(line).length + 1;
    if (room < 0) break;
    count++;
  }
  return count;
}

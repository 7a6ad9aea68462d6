/** Whether a device's log is whole: every line hashes to its hash, names the one before it, and none is missing. */
import { sha256Of } from '../../hall/index.ts';
import { eventHash, genesisHash } from '../../hall/rules/chain.ts';
import { type Envelope, readEvent } from '../../hall/rules/envelope.ts';
import { type Difference, NOTHING } from './difference.ts';
import type { DeviceLog, LoggedDevice, LoggedEvent } from './read-log.ts';

export interface CheckedLog {
  /** Those that could be read, with the upload's clock offset. */
  readonly events: readonly (Envelope & { readonly clockOffset: number })[];
  readonly differences: readonly Difference[];
}

export function checkChain({ device, events }: DeviceLog): CheckedLog {
  const differences: Difference[] = [];
  const read: (Envelope & { clockOffset: number })[] = [];
  let before = { seq: 0, hash: genesisHash(sha256Of, device.device) };
  for (const event of events) {
    const where = placeOf(event.device, event.seq);
    const found = readEvent(event.line);
    const hash = eventHash(sha256Of, event.line);
    if (hash !== event.hash) differences.push({ kind: 'hash', where, stored: event.hash, recomputed: hash });
    if (!found.ok || !isAt(found.value, event))
      differences.push({ kind: 'event-unreadable', where, stored: event.line.slice(0, 200), recomputed: NOTHING });
    else {
      read.push({ ...found.value, clockOffset: event.clockOffset });
      const { prevHash } = found.value;
      // After a gap or a quarantined line there is no neighbour to fit to.
      if (before.seq === event.seq - 1 && before.hash !== prevHash)
        differences.push({ kind: 'chain', where, stored: prevHash, recomputed: before.hash });
    }
    before = { seq: event.seq, hash };
  }
  differences.push(...missing(device, events), ...wrongEnd(device, events, before));
  return { events: read, differences };
}

function placeOf(device: string, seq: number): string {
  return `device ${device} seq ${seq}`;
}

function isAt(envelope: Envelope, event: LoggedEvent): boolean {
  return envelope.device === event.device && envelope.seq === event.seq && envelope.id === event.id;
}

/** Delivered means stored or in quarantine; a seq that is neither was removed. */
function missing(device: LoggedDevice, events: readonly LoggedEvent[]): Difference[] {
  const there = new Set([...events.map((event) => event.seq), ...device.aside]);
  const differences: Difference[] = [];
  for (let at = 0; at + 1 < device.delivered.length; at += 2) {
    const [from = 0, to = 0] = device.delivered.slice(at, at + 2);
    for (let seq = from; seq <= to; seq++) {
      if (there.has(seq)) continue;
      const where = placeOf(device.device, seq);
      differences.push({ kind: 'event-missing', where, stored: NOTHING, recomputed: 'delivered' });
    }
  }
  return differences;
}

/** The server remembers the last event and how many there are: so the end of a log cannot be cut off unseen either. */
function wrongEnd(
  device: LoggedDevice,
  events: readonly LoggedEvent[],
  last: { readonly seq: number; readonly hash: string },
): Difference[] {
  const where = `device ${device.device}`;
  const differences: Difference[] = [];
  const stored = device.headSeq === null ? NOTHING : `${device.headSeq} ${device.headHash}`;
  const recomputed = events.length === 0 ? NOTHING : `${last.seq} ${last.hash}`;
  if (stored !== recomputed) differences.push({ kind: 'head', where, stored, recomputed });
  if (device.events !== events.length)
    differences.push({ kind: 'count', where, stored: String(device.events), recomputed: String(events.length) });
  return differences;
}

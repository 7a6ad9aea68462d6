import { createInflateRaw } from 'node:zlib';
import { Unreadable } from './read-table.ts';

interface ZipEntry {
  readonly compressed: Uint8Array;
  readonly method: number;
  readonly encrypted: boolean;
  /** What the directory says that it unpacks to; not believed, only refused early. */
  readonly size: number;
}

/** More parts than any workbook has; a list has about ten. */
const MOST_ENTRIES = 2_000;
const END = 0x06054b50;
const END_LENGTH = 22;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** How far back the end may lie: its comment is at most 65,535 bytes long. */
const END_REACH = 65_535 + END_LENGTH;

const damaged = () => new Unreadable({ code: 'damaged' });

/**
 * The parts of a ZIP file by name, by its directory (PKWARE APPNOTE 4.3.12), without unpacking any. Everything is checked to lie within
 * the file; a file that needs ZIP64 is larger than any that is taken.
 */
export function zipEntries(file: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new Unreadable({ code: 'swells' });
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    if (nameLength === undefined || extraLength === undefined || commentLength === undefined) throw damaged();
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > end) throw damaged();
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength));
    entries.set(partName(name), {
      compressed: dataOf(file, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      size: view.getUint32(at + 24, true),
    });
    at = next;
  }
  return entries;
}

/** Names of parts are compared without case (ISO/IEC 29500-2, 6.2.2.3), and some programs write backslashes. */
export function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_REACH);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  throw damaged();
}

function dataOf(file: Uint8Array, view: DataView, local: number, length: number): Uint8Array {
  if (local + 30 > file.length || view.getUint32(local, true) !== LOCAL) throw damaged();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + length > file.length) throw damaged();
  return file.subarray(start, start + length);
}

/** How much may still be unpacked of one file, by all its parts together. */
export interface Allowance {
  left: number;
}

/** A part's bytes, piece by piece as they are unpacked. @throws Unreadable `swells` as soon as they are more than allowed. */
export async function* unpack(entry: ZipEntry, allowance: Allowance): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new Unreadable({ code: 'encrypted' });
  if (entry.size > allowance.left) throw new Unreadable({ code: 'swells' });
  for await (const piece of piecesOf(entry)) {
    allowance.left -= piece.length;
    if (allowance.left < 0) throw new Unreadable({ code: 'swells' });
    yield piece;
  }
}

async function* piecesOf({ method, compressed }: ZipEntry): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield compressed;
    return;
  }
  if (method !== 8) throw damaged();
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  inflate.end(compressed);
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged();
    throw error;
  }
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  /** Text in pieces, so that a long part is never whole in memory. */
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

/** 1 January 1980, which ZIP calls no day: the same list written twice is the same bytes. */
const NO_DAY = 0x21;
const VERSION = 20;
const DEFLATED = 8;
/** Names are UTF-8, and sums stand behind a part: they are known once it is written. */
const FLAGS = 0x0808;

interface Sums {
  crc: number;
  packed: number;
  size: number;
}

/** A part's bytes as they are packed; `sums` grows with them. */
async function* pack(pieces: ZipPart['pieces'], sums: Sums): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece);
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      yield bytes;
    }
  }
  const deflate = createDeflateRaw();
  const fed = pipeline(Readable.from(counted(), { objectMode: false }), deflate);
  // What goes wrong comes out of the stream below as well.
  fed.catch(() => {});
  for await (const chunk of deflate) {
    sums.packed += chunk.length;
    yield chunk;
  }
  await fed;
}

function sumsOf({ crc, packed, size }: Sums): Buffer {
  const sums = Buffer.alloc(12);
  for (const [at, value] of [crc, packed, size].entries()) sums.writeUInt32LE(value, at * 4);
  return sums;
}

/** The facts that stand before a part, where its sums are not known yet, and again in the directory (PKWARE APPNOTE 4.3.7). */
function factsOf(name: Buffer, sums: Sums): Buffer {
  const facts = Buffer.alloc(10);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(FLAGS, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(NO_DAY, 8);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  return Buffer.concat([facts, sumsOf(sums), lengths]);
}

function endOf(parts: number, directory: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(directory, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** A ZIP file of these parts, one after the other, in pieces as they are packed. */
export async function* zipPieces(parts: readonly ZipPart[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const sums: Sums = { crc: 0, packed: 0, size: 0 };
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), factsOf(name, sums), name]);
    yield head;
    yield* pack(part.pieces, sums);
    const tail = Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sumsOf(sums)]);
    yield tail;
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([VERSION, 0]), factsOf(name, sums), place, name);
    offset += head.length + sums.packed + tail.length;
  }
  const list = Buffer.concat(directory);
  yield list;
  yield endOf(parts.length, list.length, offset);
}

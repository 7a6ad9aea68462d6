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
/** Names are UTF-8. */
const FLAGS = 0x0800;

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly crc: number;
  readonly size: number;
}

async function pack({ name, pieces }: ZipPart): Promise<Packed> {
  const deflate = createDeflateRaw();
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
    deflate.once('end', resolve);
    deflate.once('error', reject);
  });
  let [crc, size] = [0, 0];
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await new Promise<void>((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await done;
  return { name: Buffer.from(name), data: Buffer.concat(chunks), crc, size };
}

/** The facts that stand before a part and again in the directory (PKWARE APPNOTE 4.3.7). */
function factsOf({ name, data, crc, size }: Packed): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(FLAGS, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(NO_DAY, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(data.length, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

/** A ZIP file of these parts, one after the other. */
export async function writeZip(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = await pack(part);
    const facts = factsOf(packed);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), facts, packed.name, packed.data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([VERSION, 0]), facts, place, packed.name);
    files.push(file);
    offset += file.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, list, end]));
}

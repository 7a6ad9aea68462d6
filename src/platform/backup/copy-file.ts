/** Copies a file and says what was copied. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const CHUNK_BYTES = 1024 * 1024;

export interface Copied {
  readonly size: number;
  readonly sha256: string;
}

/** The target must not exist; it is on the disk when this resolves. A source that grows meanwhile is read to its end then. */
export async function copyFile(from: string, to: string): Promise<Copied> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const copied = await digest(source, (chunk) => target.writeFile(chunk));
      await target.sync();
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

export async function digestFile(path: string): Promise<Copied> {
  const source = await open(path, 'r');
  try {
    return await digest(source, async () => {});
  } finally {
    await source.close();
  }
}

async function digest(source: FileHandle, take: (chunk: Buffer) => Promise<void>): Promise<Copied> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let size = 0; ; ) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return { size, sha256: hash.digest('hex') };
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await take(chunk);
    size += bytesRead;
  }
}

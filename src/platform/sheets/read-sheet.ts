import { ok, type Result } from '../../kinds/result.ts';
import { readCsv } from './read-csv.ts';
import { LIMITS, type ReadOptions, type ReadTable, type SheetFault, Unreadable, unreadable } from './read-table.ts';
import { readXlsx } from './read-xlsx.ts';

/** First bytes of what is no list, whatever it is called. */
const OTHERS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x7f, 0x45, 0x4c, 0x46], // a program
  [0x4d, 0x5a, 0x90], // a program
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The container of Excel 97-2003, in which a workbook with a password lies too. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/**
 * Reads a list that somebody made in a spreadsheet: CSV or XLSX, told apart by what is in it and not by its name. It works
 * in small pieces, so that the server goes on answering, and holds no more than the rows that are kept.
 */
export async function readSheet(
  bytes: Uint8Array,
  { limits: given, onProgress = () => undefined, knows }: ReadOptions = {},
): Promise<Result<ReadTable, SheetFault['code'], Readonly<Record<string, number>>>> {
  const limits = { ...LIMITS, ...given };
  try {
    if (bytes.length === 0) throw new Unreadable({ code: 'empty' });
    if (bytes.length > limits.bytes) throw new Unreadable({ code: 'too-large', limit: limits.bytes });
    if (beginsWith(bytes, COMPOUND)) {
      const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(utf16('EncryptedPackage'));
      throw new Unreadable({ code: locked ? 'encrypted' : 'old-xls' });
    }
    if (OTHERS.some((start) => beginsWith(bytes, start))) throw new Unreadable({ code: 'not-a-list' });
    const table = beginsWith(bytes, ZIP)
      ? await readXlsx(bytes, limits, onProgress, knows)
      : await readCsv(bytes, limits, onProgress, knows);
    onProgress(1);
    return ok(table);
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error.fault);
    throw error;
  }
}

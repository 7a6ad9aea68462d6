import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import { decodeText } from './decode-text.ts';
import { guessSeparator } from './guess-separator.ts';
import { unharmed } from './harmless.ts';
import { type Limits, type ReadOptions, type ReadTable, TableBuilder, Unreadable } from './read-table.ts';

const CHUNK = 64 * 1024;

/** What no text holds: a program, a picture or a database under the name of a list. */
const BINARY = /[^\P{Cc}\t\n\v\f\r\u007F-\u009F]/u;

/** A text that its program guarded from being taken for a number: `="0123"`. */
const GUARDED = /^="([^"]*)"$/;

export async function readCsv(
  bytes: Uint8Array,
  limits: Limits,
  onProgress: (share: number) => void,
  knows?: ReadOptions['knows'],
): Promise<ReadTable> {
  const text = decodeText(bytes);
  if (BINARY.test(text) || /^\s*<(!doctype|html|\?xml|table)/i.test(text)) throw new Unreadable({ code: 'not-a-list' });
  const { separator, said } = guessSeparator(text);
  const table = new TableBuilder(limits);
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    // A bare quote within a field, as in `Tas 5" anjat`, is a quote.
    relax_quotes: true,
    max_record_size: limits.cell * limits.columns,
    info: true,
    ...(said ? { from_line: 2 } : {}),
  });
  let line = 0;
  const take = () => {
    for (;;) {
      const read: { record: string[]; info: { lines: number } } | null = parser.read();
      if (read === null) return;
      table.add(
        line + 1,
        read.record.map((cell) => unharmed(GUARDED.exec(cell)?.[1] ?? cell)),
      );
      line = read.info.lines;
    }
  };
  if (said) line = 1;
  try {
    await feed(parser, text, take, onProgress);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new Unreadable({ code: 'open-quote', line: line + 1 });
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw new Unreadable({ code: 'cell-too-long', line: line + 1, limit: limits.cell });
    throw new Unreadable({ code: 'damaged' });
  }
  return table.finish('csv', knows);
}

/** Gives the parser a piece at a time, and between the pieces lets the server answer others. */
async function feed(
  parser: Parser,
  text: string,
  take: () => void,
  onProgress: (share: number) => void,
): Promise<void> {
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  const ended = new Promise<void>((resolve) => parser.once('end', resolve));
  parser.on('readable', () => {
    try {
      take();
    } catch (error) {
      parser.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  const fed = (async () => {
    for (let at = 0; at < text.length && !parser.destroyed; at += CHUNK) {
      if (!parser.write(text.slice(at, at + CHUNK)))
        await new Promise<void>((resolve) => {
          parser.once('drain', resolve);
          parser.once('close', resolve);
        });
      onProgress(Math.min(1, (at + CHUNK) / text.length));
      await breathe();
    }
    if (!parser.destroyed) parser.end();
  })();
  await Promise.race([Promise.all([fed, ended]), failed]);
}

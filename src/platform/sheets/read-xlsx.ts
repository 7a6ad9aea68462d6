import { setImmediate as breathe } from 'node:timers/promises';
import { unharmed } from './harmless.ts';
import { type Limits, type ReadTable, TableBuilder, Unreadable } from './read-table.ts';
import { dayOfSerial, isDayFormat } from './xlsx-days.ts';
import { attribute, type XmlListener, XmlReader } from './xml-reader.ts';
import { type Allowance, unpack, zipEntries } from './zip-entries.ts';

type Entries = ReturnType<typeof zipEntries>;

/** Characters of all shared texts together that are kept: a list of 5,000 rows with long descriptions has 5 million. */
const MOST_SHARED = 20_000_000;

interface Workbook {
  /** Where the first tab that is shown lies. */
  readonly sheet: string;
  /** Days count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/**
 * Reads the first visible tab of an XLSX workbook (ECMA-376). Own, small reading, because the libraries build the whole
 * sheet in memory and unpack without a bound: here nothing is kept but cells that hold something, and every part is counted while it
 * is unpacked.
 */
export async function readXlsx(
  file: Uint8Array,
  limits: Limits,
  onProgress: (share: number) => void,
): Promise<ReadTable> {
  const entries = zipEntries(file);
  if (entries.has('xl/workbook.bin') || !entries.has('xl/workbook.xml')) {
    const locked = [...entries.values()].some(({ encrypted }) => encrypted);
    throw new Unreadable({ code: locked ? 'encrypted' : 'not-a-list' });
  }
  const allowance: Allowance = { left: limits.unpacked };
  const { sheet, from1904 } = await readWorkbook(entries, allowance);
  const dayStyles = await readDayStyles(entries, allowance);
  const shared = await readShared(entries, allowance);
  const table = new TableBuilder(limits);
  const cells = new CellReader({ shared, dayStyles, from1904, columns: limits.columns }, table);
  const size = entries.get(sheet)?.size || 1;
  await readPart(entries, sheet, allowance, cells, (read) => onProgress(Math.min(1, read / size)));
  return table.finish('xlsx');
}

async function readPart(
  entries: Entries,
  name: string,
  allowance: Allowance,
  listener: XmlListener,
  onRead: (bytes: number) => void = () => undefined,
): Promise<void> {
  const entry = entries.get(name);
  if (!entry) throw new Unreadable({ code: 'damaged' });
  const reader = new XmlReader(listener);
  let read = 0;
  for await (const piece of unpack(entry, allowance)) {
    // A part that is stored unpacked comes in one piece; it is read in small ones all the same.
    for (let at = 0; at < piece.length; at += 65_536) {
      reader.write(piece.subarray(at, at + 65_536));
      read += Math.min(65_536, piece.length - at);
      onRead(read);
      await breathe();
    }
  }
  reader.end();
}

async function readWorkbook(entries: Entries, allowance: Allowance): Promise<Workbook> {
  const tabs: { readonly relation: string; readonly shown: boolean }[] = [];
  let from1904 = false;
  await readPart(entries, 'xl/workbook.xml', allowance, {
    open(name, attributes) {
      if (name === 'sheet')
        tabs.push({
          relation: attribute(attributes, 'id') ?? '',
          shown: (attribute(attributes, 'state') ?? 'visible') === 'visible',
        });
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    },
  });
  const wanted = (tabs.find((tab) => tab.shown) ?? tabs[0])?.relation;
  let target: string | undefined;
  await readPart(entries, 'xl/_rels/workbook.xml.rels', allowance, {
    open(name, attributes) {
      if (name === 'Relationship' && attribute(attributes, 'Id') === wanted) target = attribute(attributes, 'Target');
    },
  });
  if (target === undefined) throw new Unreadable({ code: 'damaged' });
  return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`, from1904 };
}

/** Numbers of the cell formats that show a number as a day. */
async function readDayStyles(entries: Entries, allowance: Allowance): Promise<ReadonlySet<number>> {
  const days = new Set<number>();
  if (!entries.has('xl/styles.xml')) return days;
  const own = new Map<string, string>();
  let within = false;
  let style = 0;
  await readPart(entries, 'xl/styles.xml', allowance, {
    open(name, attributes) {
      if (name === 'numFmt')
        own.set(attribute(attributes, 'numFmtId') ?? '', attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') within = true;
      if (name !== 'xf' || !within) return;
      const id = attribute(attributes, 'numFmtId') ?? '0';
      if (isDayFormat(Number(id), own.get(id))) days.add(style);
      style++;
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
  });
  return days;
}

/** Texts that cells point to. What is only how an East Asian text is read aloud (`rPh`) is left out. */
async function readShared(entries: Entries, allowance: Allowance): Promise<readonly string[]> {
  const texts: string[] = [];
  if (!entries.has('xl/sharedStrings.xml')) return texts;
  let current = '';
  let total = 0;
  let [inText, inReading] = [false, false];
  await readPart(entries, 'xl/sharedStrings.xml', allowance, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 't') inText = true;
      if (name === 'rPh') inReading = true;
    },
    text(text) {
      if (inText && !inReading) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
      if (name !== 'si') return;
      texts.push(unescaped(current));
      total += current.length + 16;
      if (total > MOST_SHARED) throw new Unreadable({ code: 'swells' });
    },
  });
  return texts;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

interface CellFacts {
  readonly shared: readonly string[];
  readonly dayStyles: ReadonlySet<number>;
  readonly from1904: boolean;
  readonly columns: number;
}

/** `BC12` -> 54; -1 where it is no place. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length && at < 4; at++) {
    const letter = place.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Hears a sheet's cells and puts its rows together. */
class CellReader implements XmlListener {
  readonly #facts: CellFacts;
  readonly #table: TableBuilder;
  #line = 0;
  #cells: (string | undefined)[] = [];
  #formulas: number[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  /** The element whose text is the cell's value. */
  #within: 'v' | 't' | undefined;
  #reading = false;

  constructor(facts: CellFacts, table: TableBuilder) {
    this.#facts = facts;
    this.#table = table;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'row':
        this.#line = Number(attribute(attributes, 'r') ?? this.#line + 1);
        if (!Number.isSafeInteger(this.#line)) throw new Unreadable({ code: 'damaged' });
        this.#cells = [];
        this.#formulas = [];
        this.#column = -1;
        break;
      case 'c': {
        const place = attribute(attributes, 'r');
        this.#column = place === undefined ? this.#column + 1 : columnOf(place);
        this.#type = attribute(attributes, 't') ?? 'n';
        this.#style = Number(attribute(attributes, 's') ?? 0);
        this.#value = '';
        break;
      }
      case 'f':
        this.#formulas.push(this.#column);
        break;
      case 'v':
      case 't':
        this.#within = name;
        break;
      case 'rPh':
        this.#reading = true;
        break;
    }
  }

  text(text: string): void {
    if (this.#within !== undefined && !this.#reading) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#within = undefined;
    if (name === 'rPh') this.#reading = false;
    if (name === 'c') this.#takeCell();
    if (name === 'row') this.#table.add(this.#line, this.#cells, this.#formulas);
  }

  #takeCell(): void {
    const text = this.#textOf();
    if (text.trim() === '') return;
    if (this.#column < 0) throw new Unreadable({ code: 'damaged' });
    if (this.#column >= this.#facts.columns)
      throw new Unreadable({ code: 'too-many-columns', limit: this.#facts.columns });
    this.#cells[this.#column] = text;
  }

  #textOf(): string {
    const value = this.#value;
    if (value === '') return '';
    switch (this.#type) {
      case 's': {
        const text = this.#facts.shared[Number(value)];
        if (text === undefined) throw new Unreadable({ code: 'damaged' });
        return unharmed(text);
      }
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return numberText(value, this.#facts.dayStyles.has(this.#style), this.#facts.from1904);
      default:
        return unharmed(unescaped(value));
    }
  }
}

/** `6.281234567890E12` -> `6281234567890`: a number as it was typed, as far as a spreadsheet kept it. */
function numberText(value: string, isDay: boolean, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Unreadable({ code: 'damaged' });
  if (isDay) return dayOfSerial(number, from1904) ?? value;
  return Number.isSafeInteger(number) ? number.toFixed(0) : String(number);
}

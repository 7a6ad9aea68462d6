import { setImmediate as breathe } from 'node:timers/promises';
import { unharmed } from './harmless.ts';
import {
  directlyAbove,
  FEWEST_KNOWN,
  type Limits,
  type ReadOptions,
  type ReadTable,
  TableBuilder,
  Unreadable,
} from './read-table.ts';
import { isDayFormat, wallOfSerial } from './xlsx-days.ts';
import { attribute, type XmlListener, XmlReader } from './xml-reader.ts';
import { type Allowance, partName, unpack, zipEntries } from './zip-entries.ts';

type Entries = ReturnType<typeof zipEntries>;

/** Characters of all shared texts together that are kept: a list of 5,000 rows with long descriptions has 5 million. */
const MOST_SHARED = 20_000_000;

/** Tabs that are looked at for a header. */
const MOST_TABS = 8;

interface Workbook {
  /** Where the tabs that are shown lie, the first one first. */
  readonly sheets: readonly [string, ...string[]];
  /** Where texts and formats lie; undefined where the workbook has none. */
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  /** Days count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/**
 * Reads a tab of an XLSX workbook (ECMA-376) that is shown: the first, unless it has no header and a later one has. Own, small reading, because the libraries build the whole
 * sheet in memory and unpack without a bound: here nothing is kept but cells that hold something, and every part is counted while it
 * is unpacked.
 */
export async function readXlsx(
  file: Uint8Array,
  limits: Limits,
  onProgress: (share: number) => void,
  knows?: ReadOptions['knows'],
): Promise<ReadTable> {
  const entries = zipEntries(file);
  const allowance: Allowance = { left: limits.unpacked };
  const workbook = await findWorkbook(entries, allowance);
  if (workbook === undefined) {
    const locked = [...entries.values()].some(({ encrypted }) => encrypted);
    throw new Unreadable({ code: locked ? 'encrypted' : 'not-a-list' });
  }
  const { sheets, strings, styles, from1904 } = await readWorkbook(entries, workbook, allowance);
  const dayStyles = await readDayStyles(entries, styles, allowance);
  const shared = await readShared(entries, strings, allowance);
  const readTab = async (sheet: string): Promise<ReadTable> => {
    const table = new TableBuilder(limits);
    const cells = new CellReader({ shared, dayStyles, from1904, columns: limits.columns }, table);
    const size = entries.get(sheet)?.size || 1;
    await readPart(entries, sheet, allowance, cells, (read) => onProgress(Math.min(1, read / size)));
    cells.end();
    return table.finish('xlsx', knows);
  };
  return firstKnown(sheets, readTab, knows);
}

/** The first tab with a header; the very first where none has one, also where that one cannot be read. */
async function firstKnown(
  [first, ...others]: readonly [string, ...string[]],
  readTab: (sheet: string) => Promise<ReadTable>,
  knows: ReadOptions['knows'],
): Promise<ReadTable> {
  const attempt = async (sheet: string): Promise<ReadTable | Unreadable> => {
    try {
      return await readTab(sheet);
    } catch (error) {
      if (error instanceof Unreadable) return error;
      throw error;
    }
  };
  const begun = await attempt(first);
  for (const sheet of knows && !isKnown(begun, knows) ? others : []) {
    const table = await attempt(sheet);
    if (!(table instanceof Unreadable) && isKnown(table, knows)) return table;
  }
  if (begun instanceof Unreadable) throw begun;
  return begun;
}

function isKnown(table: ReadTable | Unreadable, knows: ReadOptions['knows']): boolean {
  if (table instanceof Unreadable || !knows) return false;
  const above = directlyAbove(table.headerLine, table.above.at(-1))?.cells;
  return knows(table.header, above) >= FEWEST_KNOWN;
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

interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`, `officeDocument`. */
  readonly type: string;
  /** The part that it leads to. */
  readonly target: string;
}

/** Where a relation's target lies: from the root, or beside the part that names it, `..` included (ISO/IEC 29500-2, 6.4). */
function targetBeside(part: string, target: string): string {
  const plain = target.replaceAll('\\', '/');
  const places = plain.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of plain.split('/')) {
    if (step === '..') places.pop();
    else if (step !== '' && step !== '.') places.push(step);
  }
  return partName(places.join('/'));
}

/** What a part leads to; nothing where the file says nothing of it. @param part '' for the package itself. */
async function readRelations(entries: Entries, part: string, allowance: Allowance): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const relations: Relation[] = [];
  if (!entries.has(name)) return relations;
  await readPart(entries, name, allowance, {
    open(element, attributes) {
      const target = attribute(attributes, 'Target');
      if (element !== 'Relationship' || target === undefined || attribute(attributes, 'TargetMode') === 'External')
        return;
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type')?.split('/').at(-1) ?? '',
        target: targetBeside(part, target),
      });
    },
  });
  return relations;
}

/** The part that is the workbook; undefined where the file is none, or one of another format. */
async function findWorkbook(entries: Entries, allowance: Allowance): Promise<string | undefined> {
  const usual = 'xl/workbook.xml';
  if (entries.has(usual)) return usual;
  const relations = await readRelations(entries, '', allowance);
  const named = relations.find(
    ({ type, target }) => type === 'officeDocument' && /xl\/[^/]+\.xml$/.test(target),
  )?.target;
  return named !== undefined && entries.has(named) ? named : undefined;
}

async function readWorkbook(entries: Entries, workbook: string, allowance: Allowance): Promise<Workbook> {
  const tabs: { readonly relation: string; readonly shown: boolean }[] = [];
  let from1904 = false;
  await readPart(entries, workbook, allowance, {
    open(name, attributes) {
      if (name === 'sheet')
        tabs.push({
          relation: attribute(attributes, 'id') ?? '',
          shown: (attribute(attributes, 'state') ?? 'visible') === 'visible',
        });
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    },
  });
  const shown = tabs.filter((tab) => tab.shown);
  const relations = await readRelations(entries, workbook, allowance);
  const [sheet, ...others] = (shown.length > 0 ? shown : tabs)
    .slice(0, MOST_TABS)
    .map(({ relation }) => relations.find(({ id }) => id === relation)?.target);
  if (sheet === undefined) throw new Unreadable({ code: 'damaged' });
  const sheets = [sheet, ...others.filter((each) => each !== undefined)] as const;
  /** Where the workbook says that it lies, else where every program puts it. */
  const partOf = (type: string) => {
    const found = relations.find((relation) => relation.type === type)?.target ?? partName(`xl/${type}.xml`);
    return entries.has(found) ? found : undefined;
  };
  return { sheets, strings: partOf('sharedStrings'), styles: partOf('styles'), from1904 };
}

/** Numbers of the cell formats that show a number as a day. */
async function readDayStyles(
  entries: Entries,
  part: string | undefined,
  allowance: Allowance,
): Promise<ReadonlySet<number>> {
  const days = new Set<number>();
  if (part === undefined) return days;
  const own = new Map<string, string>();
  let within = false;
  let style = 0;
  await readPart(entries, part, allowance, {
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
async function readShared(
  entries: Entries,
  part: string | undefined,
  allowance: Allowance,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let current = '';
  let total = 0;
  let [inText, inReading] = [false, false];
  await readPart(entries, part, allowance, {
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
  #numbers: number[] = [];
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
        this.#begin(Number(attribute(attributes, 'r') ?? this.#line + 1));
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
  }

  /** Some programs write a row in pieces, an element for each cell: a row ends where another begins. */
  #begin(line: number): void {
    if (!Number.isSafeInteger(line)) throw new Unreadable({ code: 'damaged' });
    if (line === this.#line) return;
    this.end();
    this.#line = line;
  }

  /** Hands over the row that was heard last. */
  end(): void {
    if (this.#cells.length > 0) this.#table.add(this.#line, this.#cells, this.#formulas, this.#numbers);
    this.#cells = [];
    this.#formulas = [];
    this.#numbers = [];
    this.#column = -1;
  }

  #takeCell(): void {
    const text = this.#textOf();
    if (text.trim() === '') return;
    if (this.#column < 0) throw new Unreadable({ code: 'damaged' });
    if (this.#column >= this.#facts.columns)
      throw new Unreadable({ code: 'too-many-columns', limit: this.#facts.columns });
    this.#cells[this.#column] = text;
    if (this.#type === 'n' && /^-?[\d.]+$/.test(text)) this.#numbers.push(this.#column);
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

/** Digits that a spreadsheet shows and keeps of what was typed; those after them come of counting in twos. */
const SIGNIFICANT = 15;

/** `6.281234567890E12` -> `6281234567890`, `24999.999999999996` -> `25000`: a number as it was typed. */
function numberText(value: string, isDay: boolean, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Unreadable({ code: 'damaged' });
  if (isDay) return wallOfSerial(number, from1904) ?? value;
  const typed = Number(number.toPrecision(SIGNIFICANT));
  if (Number.isSafeInteger(typed)) return typed.toFixed(0);
  const places = Math.min(20, Math.max(0, SIGNIFICANT - 1 - Math.floor(Math.log10(Math.abs(typed)))));
  return Math.abs(typed) < 1e15 ? typed.toFixed(places).replace(/0+$/, '') : String(typed);
}

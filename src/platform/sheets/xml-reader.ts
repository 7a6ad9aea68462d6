import { Unreadable } from './read-table.ts';

/** What is heard of a document, in its order. Names come without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  text?(text: string): void;
}

const DEEPEST = 32;
/** Characters of one tag or one run of text; Excel's longest text has 32,767, each of which may be written in ten. */
const LONGEST = 400_000;

const damaged = () => new Unreadable({ code: 'damaged' });

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, named) => {
    if (named !== undefined) return NAMED[named] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of an attribute of an opened element, by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

/**
 * Reads XML as it comes, in pieces, and holds no more than one tag or one text of it. Enough for the parts of a workbook: no
 * document type, and so no entity that swells or fetches; depth and lengths are bounded.
 */
export class XmlReader {
  readonly #listener: XmlListener;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #open: string[] = [];
  #pending = '';
  #text = '';
  /** Where in `#pending` the search for the end of an unfinished tag goes on. */
  #seen = 0;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  write(bytes: Uint8Array): void {
    this.#read(this.#decode(bytes, true));
  }

  /** @throws Unreadable when the document is not whole. */
  end(): void {
    this.#read(this.#decode(new Uint8Array(), false));
    if (this.#pending !== '' || this.#open.length > 0) throw damaged();
  }

  #decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch {
      throw damaged();
    }
  }

  #read(piece: string): void {
    this.#pending += piece;
    let at = 0;
    for (;;) {
      const start = this.#pending.indexOf('<', at);
      if (start === -1) {
        this.#addText(this.#pending.slice(at));
        at = this.#pending.length;
        break;
      }
      const end = this.#endOf(start);
      if (end === undefined) {
        this.#addText(this.#pending.slice(at, start));
        at = start;
        break;
      }
      this.#addText(this.#pending.slice(at, start));
      this.#tag(this.#pending.slice(start, end));
      at = end;
      this.#seen = 0;
    }
    this.#pending = this.#pending.slice(at);
    if (this.#pending.length > LONGEST) throw damaged();
    this.#seen = Math.max(0, this.#pending.length - 3);
  }

  /** Just behind the tag, comment or section that begins at `start`; nothing while its end has not come. */
  #endOf(start: number): number | undefined {
    const from = Math.max(start, this.#seen);
    const upTo = (closing: string) => {
      const found = this.#pending.indexOf(closing, Math.max(start + 2, from));
      return found === -1 ? undefined : found + closing.length;
    };
    if (this.#pending.startsWith('<!', start)) {
      const head = this.#pending.slice(start, start + 9);
      if (head.startsWith('<!--')) return upTo('-->');
      if (head === '<![CDATA[') return upTo(']]>');
      if ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head)) return undefined;
      throw damaged();
    }
    if (this.#pending.startsWith('<?', start)) return upTo('?>');
    return this.#endOfElement(start);
  }

  /** A `>` within quotes does not end a tag. */
  #endOfElement(start: number): number | undefined {
    let quote = '';
    for (let at = start + 1; at < this.#pending.length; at++) {
      const character = this.#pending.charAt(at);
      if (quote !== '') {
        if (character === quote) quote = '';
      } else if (character === '"' || character === "'") quote = character;
      else if (character === '>') return at + 1;
      else if (character === '<') throw damaged();
    }
    return undefined;
  }

  #addText(text: string): void {
    if (text === '') return;
    this.#text += text;
    if (this.#text.length > LONGEST) throw damaged();
  }

  #flushText(): void {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    this.#listener.text?.(decodeEntities(text));
  }

  #tag(tag: string): void {
    if (tag.startsWith('<!--') || tag.startsWith('<?')) return;
    if (tag.startsWith('<![CDATA[')) {
      this.#flushText();
      this.#listener.text?.(tag.slice(9, -3));
      return;
    }
    this.#flushText();
    if (tag.startsWith('</')) {
      const name = localName(tag.slice(2, -1).trim());
      if (this.#open.pop() !== name) throw damaged();
      this.#listener.close?.(name);
      return;
    }
    const closed = tag.endsWith('/>');
    const body = tag.slice(1, closed ? -2 : -1);
    const space = body.search(/\s/);
    const name = localName(space === -1 ? body : body.slice(0, space));
    if (name === '') throw damaged();
    this.#listener.open?.(name, space === -1 ? '' : body.slice(space));
    if (closed) this.#listener.close?.(name);
    else if (this.#open.push(name) > DEEPEST) throw damaged();
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

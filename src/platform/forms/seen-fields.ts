/** Optimistic lock of a form: what its writer saw travels with it, so that a change made by another meanwhile is noticed. Pure. */

/** The names of fields and their texts; a box that is not ticked is as good as empty. */
export type Fields = Readonly<Record<string, string>>;

/** The hidden field that carries what was seen. */
export const SEEN = 'seen';

/** One field that another has changed meanwhile. */
export interface ClashingField {
  readonly name: string;
  readonly theirs: string;
  readonly mine: string;
  /** Whether the writer changed it too; else the form goes on with theirs. */
  readonly touched: boolean;
}

export interface Clash {
  readonly fields: readonly ClashingField[];
  /** What the form goes on with: all that was typed, and their values where the writer touched nothing. */
  readonly values: Fields;
}

/** What the hidden field holds. */
export function writeSeen(values: Fields): string {
  return JSON.stringify(values);
}

/** Undefined for what no page of ours wrote. */
function readSeen(text: string | undefined): Fields | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}

/** Browsers send the ends of lines otherwise than they were given. */
const plain = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n').trim();

/**
 * What another changed since the form was opened and that is not as the writer wants it anyway; undefined when there is
 * nothing of the kind, and for a form that says nothing of what was seen.
 */
export function clashOf(typed: Fields, now: Fields): Clash | undefined {
  const seen = readSeen(typed[SEEN]);
  if (!seen) return undefined;
  const fields: ClashingField[] = [];
  const values: Record<string, string> = { ...typed, [SEEN]: writeSeen(now) };
  for (const name of new Set([...Object.keys(seen), ...Object.keys(now)])) {
    const [before, theirs, mine] = [plain(seen[name]), plain(now[name]), plain(typed[name])];
    if (theirs === before || theirs === mine) continue;
    const touched = mine !== before;
    fields.push({ name, theirs, mine, touched });
    if (!touched) values[name] = now[name] ?? '';
  }
  return fields.length > 0 ? { fields, values } : undefined;
}

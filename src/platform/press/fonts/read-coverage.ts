/** Which characters a font has glyphs for, by its `cmap` table (OpenType 1.9, formats 4 and 12). */

const GLYPH_MISSING = 0;

/** @param font a TrueType or OpenType file. @returns its code points. @throws RangeError when it is cut short. */
export function readCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const covered = new Set<number>();
  const table = findTable(view, 'cmap');
  if (table === undefined) return covered;
  const encodings = view.getUint16(table + 2);
  for (let at = 0; at < encodings; at++) {
    const subtable = table + view.getUint32(table + 8 + at * 8);
    const format = view.getUint16(subtable);
    if (format === 4) readSegments(view, subtable, covered);
    if (format === 12) readGroups(view, subtable, covered);
  }
  return covered;
}

function findTable(view: DataView, tag: string): number | undefined {
  const wanted = [...tag].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
  const tables = view.getUint16(4);
  for (let at = 0; at < tables; at++) {
    const entry = 12 + at * 16;
    if (view.getUint32(entry) === wanted) return view.getUint32(entry + 8);
  }
  return undefined;
}

/** Format 4: segments of the first 65,536 code points, each with an offset or a list of glyphs. */
function readSegments(view: DataView, subtable: number, covered: Set<number>): void {
  const bytes = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + bytes + 2;
  for (let at = 0; at < bytes; at += 2) {
    const end = view.getUint16(ends + at);
    const start = view.getUint16(starts + at);
    const delta = view.getUint16(starts + bytes + at);
    const rangeAt = starts + bytes * 2 + at;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = range === 0 ? code : view.getUint16(rangeAt + range + (code - start) * 2);
      if (range !== 0 && listed === GLYPH_MISSING) continue;
      if (((listed + delta) & 0xffff) !== GLYPH_MISSING) covered.add(code);
    }
  }
}

/** Format 12: groups of any code points, each beginning at a glyph. */
function readGroups(view: DataView, subtable: number, covered: Set<number>): void {
  const groups = view.getUint32(subtable + 12);
  for (let at = 0; at < groups; at++) {
    const group = subtable + 16 + at * 12;
    const end = view.getUint32(group + 4);
    const glyph = view.getUint32(group + 8);
    for (let code = view.getUint32(group), of = glyph; code <= end; code++, of++)
      if (of !== GLYPH_MISSING) covered.add(code);
  }
}

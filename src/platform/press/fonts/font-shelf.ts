/**
 * The fonts that a paper may need beside its own: one weight a script, opened when a text asks for them. Han, Kana and Hangul
 * are cut into some hundred files by how characters occur together, so that a name in Chinese opens one or two of them.
 * Why these: docs/decisions/0044-papers-find-their-fonts.md.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { readCoverage } from './read-coverage.ts';

/** A font, ready to be typeset with. */
export interface Face {
  readonly file: string;
  readonly bytes: Buffer;
  readonly covers: ReadonlySet<number>;
}

/** Which script's forms a character shared by Chinese and Japanese takes. */
export type HanForms = 'chinese' | 'japanese';

export interface FontShelf {
  /** The first font that has all of these characters, opened. */
  find(codePoints: readonly number[], forms: HanForms): Promise<Face | undefined>;
  /** Lets go of all but these, as a paper in many scripts should not be remembered for ever. */
  keepOnly(faces: ReadonlySet<Face>): void;
}

/** TrueType files, of a few hundred kilobytes each: no look at what they cover before they are opened. */
const WHOLE = [
  ['@expo-google-fonts/noto-sans', '400Regular/NotoSans_400Regular.ttf'],
  ['@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'],
] as const;
const VARIABLE = ['arabic', 'hebrew', 'devanagari', 'bengali', 'tamil', 'thai', 'lao', 'khmer', 'myanmar'] as const;
const ISLANDS = ['javanese', 'balinese', 'sundanese'] as const;
const STATIC = ['buginese', 'rejang'] as const;
const HAN = { chinese: ['sc', 'jp'], japanese: ['jp', 'sc'] } as const;

type Range = readonly [from: number, to: number];

interface FontFile {
  readonly file: string;
  /** What its maker says it covers; undefined: only its own table says. */
  readonly ranges: readonly Range[] | undefined;
  /** Whether its weight is to be set. */
  readonly variable: boolean;
}

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** @param ranges `U+0964-0965,U+20B9` */
function readRanges(ranges: string): Range[] {
  return ranges.split(',').map((range) => {
    const [from = 'x', to = from] = range.replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function listCut(script: string, variable: boolean): FontFile[] {
  const folder = folderOf(`@fontsource${variable ? '-variable' : ''}/noto-sans-${script}`);
  const said: Record<string, string> = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  return Object.entries(said).map(([part, ranges]) => ({
    file: join(
      folder,
      'files',
      `noto-sans-${script}-${part.replace(/[[\]]/g, '')}-${variable ? 'wght' : '400'}-normal.woff2`,
    ),
    ranges: readRanges(ranges),
    variable,
  }));
}

function listFiles(): Record<HanForms, readonly FontFile[]> {
  const whole = WHOLE.map(([name, file]) => ({ file: join(folderOf(name), file), ranges: undefined, variable: false }));
  const cut = [...VARIABLE, ...ISLANDS].flatMap((script) => listCut(script, true));
  const fixed = STATIC.flatMap((script) => listCut(script, false));
  const han = { sc: listCut('sc', true), jp: listCut('jp', true) };
  const hangul = listCut('kr', true);
  const inOrder = (forms: HanForms) => [
    ...whole,
    ...cut,
    ...fixed,
    ...HAN[forms].flatMap((script) => han[script]),
    ...hangul,
  ];
  return { chinese: inOrder('chinese'), japanese: inOrder('japanese') };
}

/** A TrueType file of the weight that text is set in, all its glyphs kept. */
async function open({ file, variable }: FontFile): Promise<Face> {
  const packed = await readFile(file);
  const bytes = file.endsWith('.ttf')
    ? packed
    : await subsetFont(packed, undefined, {
        targetFormat: 'truetype',
        keepAllGlyphs: true,
        ...(variable ? { variationAxes: { wght: 400 } } : {}),
      });
  return { file, bytes, covers: readCoverage(bytes) };
}

export function createFontShelf(): FontShelf {
  let files: Record<HanForms, readonly FontFile[]> | undefined;
  const opened = new Map<string, Promise<Face>>();

  function take(font: FontFile): Promise<Face> {
    const known = opened.get(font.file) ?? open(font);
    opened.set(font.file, known);
    return known;
  }

  return {
    async find(codePoints, forms) {
      files ??= listFiles();
      const said = files[forms].filter(
        ({ ranges }) =>
          ranges === undefined || codePoints.every((code) => ranges.some(([from, to]) => from <= code && code <= to)),
      );
      for (const font of said) {
        const face = await take(font);
        if (codePoints.every((code) => face.covers.has(code))) return face;
      }
      return undefined;
    },
    keepOnly(faces) {
      const kept = new Set([...faces].map(({ file }) => file));
      for (const file of opened.keys()) if (!kept.has(file)) opened.delete(file);
    },
  };
}

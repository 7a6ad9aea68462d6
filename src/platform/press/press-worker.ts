/** Typesets papers in a thread of its own: a long one takes a tenth of a second, in which the server answers others. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { boxForeign, fitText } from './fonts/fit-text.ts';
import { createFontShelf, type Face } from './fonts/font-shelf.ts';
import { readCoverage } from './fonts/read-coverage.ts';

export interface PressOrder {
  readonly id: number;
  readonly as: 'pdf' | 'svg';
  /** A path under `src/`. */
  readonly template: string;
  readonly json: string;
  readonly untagged: boolean;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

export type PressProduct = Uint8Array | string;

export type PressAnswer =
  | { readonly id: number; readonly product: PressProduct }
  | { readonly id: number; readonly fault: string };

/** The standard of accessible documents: tagged, with alternative texts, in reading order. */
const STANDARD = 'ua-1';
/** How many printings a remembered layout stays unused before it is forgotten. */
const CACHE_AGE = 10;
const FONTS = ['400Regular', '600SemiBold', '700Bold', '800ExtraBold'];

/** `src/`: a template can read nothing outside it. */
const workspace = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/plus-jakarta-sans/package.json'));
const ownFonts = FONTS.map((font) => readFileSync(join(fontFolder, font, `PlusJakartaSans_${font}.ttf`)));
const ownCoverage = readCoverage(ownFonts[0] ?? new Uint8Array());
/** The same as a character class: `[\u{20}-\u{7e}...]`. */
const ownClass = `[${Array.from(ownCoverage, (code) => `\\u{${code.toString(16)}}`).join('')}]`;
const shelf = createFontShelf();

interface Compiler {
  readonly faces: ReadonlySet<Face>;
  readonly compiler: NodeCompiler;
}

function assemble(faces: ReadonlySet<Face>): Compiler {
  const fontBlobs = [...ownFonts, ...Array.from(faces, ({ bytes }) => bytes)];
  return { faces, compiler: NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }], inputs: { own: ownClass } }) };
}

const own = assemble(new Set());
/** The last that needed more than the paper's own letters: names of one edition come again. */
let last = own;

function compilerWith(faces: ReadonlySet<Face>): NodeCompiler {
  if (faces.size === 0) return own.compiler;
  if (Array.from(faces).some((face) => !last.faces.has(face))) {
    last = assemble(faces);
    shelf.keepOnly(faces);
  }
  return last.compiler;
}

function typeset(compiler: NodeCompiler, template: string, json: string): NodeTypstDocument {
  compiler.mapShadow(join(workspace, 'press.json'), Buffer.from(json));
  const compiled = compiler.compile({ mainFilePath: join(workspace, template) });
  if (compiled.result) return compiled.result;
  const diagnostics = compiled.takeDiagnostics();
  throw new Error(diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : `${template} did not compile`);
}

const PICTURE = /^[a-z0-9-]+\.jpg$/;

/** Puts the pictures of an order where its template finds them. */
function hang(compiler: NodeCompiler, pictures: PressOrder['pictures']): string[] {
  return Array.from(pictures, ([name, bytes]) => {
    if (!PICTURE.test(name)) throw new Error(`${name} names no picture`);
    const path = join(workspace, 'pictures', name);
    compiler.mapShadow(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return path;
  });
}

function produce(compiler: NodeCompiler, order: PressOrder, json: string): PressProduct {
  const hung = hang(compiler, order.pictures);
  try {
    return printed(compiler, order, json);
  } finally {
    for (const path of hung) compiler.unmapShadow(path);
  }
}

function printed(compiler: NodeCompiler, { as, template, untagged }: PressOrder, json: string): PressProduct {
  const document = typeset(compiler, template, json);
  const product =
    as === 'svg'
      ? compiler.plainSvg(document)
      : new Uint8Array(compiler.pdf(document, untagged ? { pdfTags: false } : { pdfStandard: STANDARD }));
  compiler.evictCache(CACHE_AGE);
  return product;
}

/** How the standard says that a sign has no glyph where it stands. */
const UNSHOWN = /the text (.+?) could not be displayed/gsu;

/** A sign for which a font was found, and which is refused all the same, gives way to a box: the paper matters more. */
async function fulfil(order: PressOrder): Promise<PressProduct> {
  const { text, faces } = await fitText(order.json, ownCoverage, shelf);
  const compiler = compilerWith(faces);
  try {
    return produce(compiler, order, text);
  } catch (error) {
    const unshown = new Set(Array.from(String(error).matchAll(UNSHOWN), ([, sign = '']) => sign));
    if (unshown.size === 0) throw error;
    try {
      return produce(compiler, order, boxForeign(text, ownCoverage, unshown));
    } catch {
      return produce(own.compiler, order, boxForeign(text, ownCoverage));
    }
  }
}

async function answer(order: PressOrder): Promise<PressAnswer> {
  try {
    return { id: order.id, product: await fulfil(order) };
  } catch (error) {
    return { id: order.id, fault: error instanceof Error ? error.message : String(error) };
  }
}

/** One after the other: each sets the data that its template reads. */
let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: PressOrder) => {
  turn = turn.then(async () => parentPort?.postMessage(await answer(order)));
});

/** Typesets papers in a thread of its own: a long one takes a tenth of a second, in which the server answers others. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

export interface PressOrder {
  readonly id: number;
  readonly as: 'pdf' | 'svg';
  /** A path under `src/`. */
  readonly template: string;
  readonly json: string;
  readonly untagged: boolean;
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
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(join(fontFolder, font, `PlusJakartaSans_${font}.ttf`))) }],
});

function typeset({ template, json }: PressOrder): NodeTypstDocument {
  compiler.mapShadow(join(workspace, 'press.json'), Buffer.from(json));
  const compiled = compiler.compile({ mainFilePath: join(workspace, template) });
  if (compiled.result) return compiled.result;
  const diagnostics = compiled.takeDiagnostics();
  throw new Error(diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : `${template} did not compile`);
}

function produce(order: PressOrder): PressProduct {
  const document = typeset(order);
  const product =
    order.as === 'svg'
      ? compiler.plainSvg(document)
      : new Uint8Array(compiler.pdf(document, order.untagged ? { pdfTags: false } : { pdfStandard: STANDARD }));
  compiler.evictCache(CACHE_AGE);
  return product;
}

parentPort?.on('message', (order: PressOrder) => {
  let answer: PressAnswer;
  try {
    answer = { id: order.id, product: produce(order) };
  } catch (error) {
    answer = { id: order.id, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});

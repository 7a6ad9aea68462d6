/** Typesets reports in a thread of its own: a long one takes a tenth of a second, in which the server answers others. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper } from './paper.ts';

export interface PressOrder {
  readonly id: number;
  readonly paper: Paper;
}

export type PressAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly fault: string };

/** The standard of accessible documents: tagged, with alternative texts, in reading order. */
const STANDARD = 'ua-1';
/** How many printings a remembered layout stays unused before it is forgotten. */
const CACHE_AGE = 10;
const FONTS = ['400Regular', '600SemiBold', '700Bold', '800ExtraBold'];

const folder = dirname(fileURLToPath(import.meta.url));
const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/plus-jakarta-sans/package.json'));
const template = readFileSync(join(folder, 'report.typ'), 'utf8');
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(join(fontFolder, font, `PlusJakartaSans_${font}.ttf`))) }],
});

/** Control characters and halves of characters, which stand in no font and would stop the whole report. */
function printable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll(/[^\P{Cc}\n\t]/gu, '') : value;
}

function typeset(paper: Paper): Uint8Array {
  compiler.mapShadow(join(folder, 'report.json'), Buffer.from(JSON.stringify(paper, printable)));
  const compiled = compiler.compile({ mainFileContent: template });
  const document = compiled.result;
  if (!document) {
    const diagnostics = compiled.takeDiagnostics();
    throw new Error(
      diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'the report did not compile',
    );
  }
  const pdf = compiler.pdf(document, { pdfStandard: STANDARD });
  compiler.evictCache(CACHE_AGE);
  return new Uint8Array(pdf);
}

parentPort?.on('message', ({ id, paper }: PressOrder) => {
  let answer: PressAnswer;
  try {
    answer = { id, pdf: typeset(paper) };
  } catch (error) {
    answer = { id, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});

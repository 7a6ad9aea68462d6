/**
 * The catalogue page as a visitor who is not signed in gets it, against a file of the same bytes served by the same process: how
 * many a second, asked for by another process over kept connections; and what the page weighs.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { serveGelaran } from '../e2e/serve.ts';
import { ensureBuilt } from '../scripts/build.ts';
import { root } from '../scripts/checks.ts';
import { percentile, printFigure } from './figure.ts';

const PATH = '/e/kaltim-2023/produk';
/** Connections that ask at the same time, and how long one run lasts. */
const VISITORS = 32;
const RUN_MS = 4_000;
const RUNS = 5;
/** HTML and style together, compressed. */
const MOST_BYTES = 30 * 1024;

interface Run {
  readonly perSecond: number;
  readonly bytes: number;
}

/** Asks for one address until the time is over. */
function load(address: string): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: VISITORS });
  const until = performance.now() + RUN_MS;
  let answered = 0;
  let bytes = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      get(address, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
        });
        answer.on('end', () => {
          if (answer.statusCode !== 200) return reject(new Error(`${address}: ${answer.statusCode}`));
          answered++;
          bytes = size;
          resolve();
        });
      }).on('error', reject);
    });
  const visit = async () => {
    while (performance.now() < until) await ask();
  };
  const started = performance.now();
  return Promise.all(Array.from({ length: VISITORS }, visit)).then(() => {
    agent.destroy();
    return { perSecond: (answered * 1000) / (performance.now() - started), bytes };
  });
}

async function loadFromOutside(address: string): Promise<Run> {
  const child = fork(fileURLToPath(import.meta.url), [], { env: { ...process.env, GELARAN_LOAD: address } });
  const [run] = (await once(child, 'message')) as [Run];
  return run;
}

async function measure(): Promise<void> {
  await ensureBuilt();
  const name = `bench-${process.pid}.html`;
  const file = join(root, 'build/client/assets', name);
  const served = await serveGelaran();
  try {
    const page = await fetch(served.url + PATH, { headers: { 'accept-encoding': 'identity' } });
    const text = await page.text();
    writeFileSync(file, text);
    // The same compressed bytes lie beside the file, as the build lays them beside every asset.
    const packed = brotliCompressSync(text);
    writeFileSync(`${file}.br`, packed);
    const pages: Run[] = [];
    const files: Run[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const one = await loadFromOutside(served.url + PATH);
      const other = await loadFromOutside(`${served.url}/assets/${name}`);
      // The first warms both.
      if (run > 0) {
        pages.push(one);
        files.push(other);
      }
    }
    const median = (runs: readonly Run[]) =>
      percentile(
        runs.map(({ perSecond }) => perSecond),
        0.5,
      );
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(text)?.[1] ?? '';
    const css = await fetch(served.url + style, { headers: { 'accept-encoding': 'br' } });
    const cssBytes = brotliCompressSync(Buffer.from(await css.arrayBuffer())).length;
    const scripts = [...text.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>([\s\S]*?)<\/script>/g)];
    const figure = (name: string, value: number, unit: string, limit: number | null, note: string) =>
      printFigure({ bench: 'pages', name, value, unit, limit, note });
    figure(
      'catalogue_per_s',
      median(pages),
      '1/s',
      median(files),
      `${VISITORS} connections; limit: a file of the same page, ${files[0]?.bytes} bytes compressed against ${pages[0]?.bytes}; aim 0.5`,
    );
    figure('html_css_bytes', packed.length + cssBytes, 'B', MOST_BYTES, 'brotli; the limit is the aim');
    figure(
      'script_bytes',
      scripts.reduce((total, [whole]) => total + whole.length, 0),
      'B',
      null,
      'aim 0',
    );
  } finally {
    await served.stop();
    for (const each of [file, `${file}.br`]) rmSync(each, { force: true });
  }
}

const address = process.env.GELARAN_LOAD;
if (address === undefined) await measure();
else process.send?.(await load(address));

/**
 * Where papers are printed: reports, plans, signs, notes, statements. A slice keeps its own `.typ` beside its code and hands
 * over data, never Typst source: what a person typed stays text. The thread starts with the first order and is kept for
 * the next. `paper.typ` is the style that all papers share, `paper.ts` what its header and footer say.
 */
import { Worker } from 'node:worker_threads';
import { plainText } from '../../kinds/plain-text.ts';
import type { PressAnswer, PressOrder, PressProduct } from './press-worker.ts';

export interface Order {
  /** The template's path under `src/`, such as `slices/floor/print/plan.typ`; it reads `json("/press.json")`. */
  readonly template: string;
  /** Becomes JSON: texts and lengths, all decisions made, words in the paper's language. */
  readonly data: unknown;
  /** Pictures (JPEG) by their names, which the template shows as `image("/pictures/" + name)`. They are given away: nobody reads them afterwards. */
  readonly pictures?: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** The size of the file matters more than that a screen reader can read it: for drawings of many shapes. */
  readonly untagged?: boolean;
}

export interface Press {
  /** The PDF, tagged (PDF/UA-1) unless the order says otherwise. @throws Error when it cannot be typeset. */
  print(order: Order): Promise<Uint8Array>;
  /** All pages under each other as one SVG, its letters as outlines. @throws Error when it cannot be typeset. */
  draw(order: Order): Promise<string>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (product: PressProduct) => void;
  readonly reject: (error: Error) => void;
}

/** Where the press's program lies under the root of the installation, with the templates near it. */
const PROGRAM = 'src/platform/press/press-worker.ts';
const TEMPLATE = /^(?:platform|slices)\/(?:[a-z0-9-]+\/)+[a-z0-9-]+\.typ$/;

/** @param root the folder of the installation: a thread runs from its own file, also when this code is bundled. */
export function createPress(root: URL): Press {
  const program = new URL(PROGRAM, root);
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let orders = 0;

  function failAll(error: Error): void {
    worker = undefined;
    for (const order of waiting.values()) order.reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(program, { name: 'press' });
    started.unref();
    started.on('message', (answer: PressAnswer) => {
      const order = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if ('fault' in answer) order?.reject(new Error(answer.fault));
      else order?.resolve(answer.product);
    });
    started.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => failAll(new Error('the press was closed')));
    return started;
  }

  async function give(order: Order, as: PressOrder['as']): Promise<PressProduct> {
    if (!TEMPLATE.test(order.template)) throw new Error(`${order.template} names no template under src/`);
    const { template, data, untagged = false, pictures = new Map() } = order;
    // Text crosses to the thread in one piece; an object would be cloned field by field on the server's own thread.
    const given: PressOrder = { id: ++orders, as, template, json: JSON.stringify(data, printable), untagged, pictures };
    worker ??= start();
    const current = worker;
    return new Promise((resolve, reject) => {
      waiting.set(given.id, { resolve, reject });
      // A process does not end while somebody waits for a paper, and does not live for the press alone.
      current.ref();
      current.postMessage(
        given,
        Array.from(pictures.values(), ({ buffer }) => buffer),
      );
    });
  }

  return {
    async print(order) {
      const product = await give(order, 'pdf');
      if (typeof product === 'string') throw new Error('the press gave a drawing for a paper');
      return product;
    },
    async draw(order) {
      const product = await give(order, 'svg');
      if (typeof product !== 'string') throw new Error('the press gave a paper for a drawing');
      return product;
    },
    async close() {
      await worker?.terminate();
    },
  };
}

/** Without control characters, halves of characters and turned directions; accents joined to their letters as fonts have them. */
function printable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value).replaceAll('\r', '').normalize('NFC') : value;
}

/** Where reports are printed. The thread starts with the first one and is kept for the next. */
import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import type { PressAnswer, PressOrder } from './press-worker.ts';

export interface Press {
  /** The PDF. @throws Error when the report cannot be typeset. */
  print(paper: Paper): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Where the press's program lies under the root of the installation; report.typ lies beside it. */
export const PRESS_PROGRAM = 'src/slices/insights/report/press-worker.ts';

/** @param program the file that PRESS_PROGRAM names: a thread runs from its own file, also when this code is bundled. */
export function createPress(program: URL): Press {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let orders = 0;

  function failAll(error: Error): void {
    worker = undefined;
    for (const order of waiting.values()) order.reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(program, { name: 'report-press' });
    started.unref();
    started.on('message', (answer: PressAnswer) => {
      const order = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if ('pdf' in answer) order?.resolve(answer.pdf);
      else order?.reject(new Error(answer.fault));
    });
    started.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => failAll(new Error('the press was closed')));
    return started;
  }

  return {
    print(paper) {
      const order: PressOrder = { id: ++orders, paper };
      worker ??= start();
      const current = worker;
      return new Promise((resolve, reject) => {
        waiting.set(order.id, { resolve, reject });
        // A process does not end while somebody waits for a report, and does not live for the press alone.
        current.ref();
        current.postMessage(order);
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}

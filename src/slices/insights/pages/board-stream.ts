/** The board's line to the server, kept up: the browser reconnects by itself after most faults, this after the rest. */
import type { BoardSnapshot } from '../contract.ts';

/** `opening`: nothing has come yet. `live`: news comes. `lost`: the line is down and is being opened again. */
export type LineState = 'opening' | 'live' | 'lost';

export interface BoardWatch {
  snapshot(snapshot: BoardSnapshot): void;
  line(state: LineState): void;
}

/** The server says something every 15 seconds; a line that is silent for longer than two of them is dead. */
const SILENCE_MS = 40_000;
const AGAIN_MS = 5_000;

/** Returns how to stop. */
export function watchBoard(slug: string, watch: BoardWatch): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function openIn(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      watch.line('lost');
      source?.close();
      open();
    }, milliseconds);
  }

  function heard(): void {
    watch.line('live');
    openIn(SILENCE_MS);
  }

  function open(): void {
    source = new EventSource(`/api/v1/editions/${slug}/board/stream`);
    source.addEventListener('snapshot', ({ data }) => {
      watch.snapshot(JSON.parse(data));
      heard();
    });
    source.addEventListener('beat', heard);
    source.addEventListener('error', () => {
      watch.line('lost');
      openIn(AGAIN_MS);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

import type { UploadStatus } from '../../../hall/offline/run-uploader.ts';
import { type NetState, netState } from './net-state.ts';

export interface LinkView {
  readonly online: boolean;
  readonly status: UploadStatus;
  /** When the server last took what was sent: milliseconds since 1970 by this device's clock. Null: not since the start. */
  readonly reachedAt: number | null;
  /** How far this device's clock is behind the server's: milliseconds. Null before the first answer. */
  readonly clockOffset: number | null;
  /** The newest catalogue version that the server told. */
  readonly catalogueVersion: number;
}

/** What is known of the way to the server, for the header and the page about this device. */
export class Link {
  readonly #listeners = new Set<() => void>();
  #view: LinkView;

  constructor(online: boolean) {
    this.#view = {
      online,
      status: { last: null, failures: 0 },
      reachedAt: null,
      clockOffset: null,
      catalogueVersion: 0,
    };
  }

  readonly view = (): LinkView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setOnline(online: boolean): void {
    this.#change({ online });
  }

  report(status: UploadStatus, now: number): void {
    const { last } = status;
    if (last?.means === 'delivered') {
      const { serverTime, catalogueVersion } = last.reply;
      const clockOffset = last.state.clock?.error ?? Date.parse(serverTime) - now;
      this.#change({ status, online: true, reachedAt: now, clockOffset, catalogueVersion });
    } else this.#change({ status });
  }

  #change(changed: Partial<LinkView>): void {
    this.#view = { ...this.#view, ...changed };
    for (const listener of this.#listeners) listener();
  }
}

export function stateOfLink({ online, status }: LinkView, unsent: number): NetState {
  return netState({ online, unsent, ...status });
}

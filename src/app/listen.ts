/** Hears what other processes notify through PostgreSQL: a connection of its own that comes back by itself. */
import pg from 'pg';
import type { Address } from '../platform/db/connect.ts';
import type { Logger } from '../platform/log/log.ts';

const AGAIN_MS = 1_000;

export interface Listening {
  stop(): Promise<void>;
}

/** `onLost` is called after a gap, when notifications may have been missed. */
export function listen(
  address: Address,
  handlers: Readonly<Record<string, (payload: string) => void>>,
  onLost: () => void,
  log: Logger,
): Listening {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function retry(): void {
    client = undefined;
    if (stopped || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect(true);
    }, AGAIN_MS);
  }

  async function connect(again: boolean): Promise<void> {
    const fresh = new pg.Client({ ...address, application_name: 'gelaran-listen', keepAlive: true });
    fresh.on('notification', ({ channel, payload }) => handlers[channel]?.(payload ?? ''));
    fresh.on('error', (error) => log.warn({ reason: error.message }, 'the listening connection was lost'));
    fresh.on('end', () => {
      if (client === fresh) retry();
    });
    try {
      await fresh.connect();
      client = fresh;
      for (const channel of Object.keys(handlers)) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (again) onLost();
    } catch {
      retry();
    }
  }

  void connect(false);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}

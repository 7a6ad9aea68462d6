/**
 * Whether the database answers, told within a second whatever it does: by a connection of its own, which waits behind no request and
 * is thrown away when no answer comes.
 */
import pg from 'pg';
import type { Address } from './connect.ts';

/** Who asks is told so soon. */
const ANSWER_MS = 800;
/** An answer is waited for so long before its connection is thrown away: a busy machine is no dead one. */
const PATIENCE_MS = 5_000;
const EVERY_MS = 2_000;

export interface Pulse {
  /** Whether it answers now, within a second; who asks at the same time shares the question. Never throws. */
  ask(): Promise<boolean>;
  /** How long it has owed an answer, in milliseconds; 0 when it does not. */
  awayFor(): number;
  stop(): Promise<void>;
}

export function startPulse(address: Address): Pulse {
  let client: pg.Client | undefined;
  let asking: Promise<boolean> | undefined;
  let owedSince: number | undefined;

  async function look(): Promise<boolean> {
    const own = client ?? open(address);
    client = own;
    owedSince ??= performance.now();
    const late = lateAfter(PATIENCE_MS);
    try {
      await Promise.race([answerOf(own), late.promise]);
      owedSince = undefined;
      return true;
    } catch {
      client = undefined;
      abandon(own);
      return false;
    } finally {
      late.cancel();
    }
  }

  const begin = () => {
    asking ??= look().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const timer = setInterval(() => void begin(), EVERY_MS).unref();
  return {
    async ask() {
      const late = lateAfter(ANSWER_MS);
      try {
        return await Promise.race([begin(), late.promise]);
      } catch {
        return false;
      } finally {
        late.cancel();
      }
    },
    awayFor: () => (owedSince === undefined ? 0 : performance.now() - owedSince),
    async stop() {
      clearInterval(timer);
      await asking;
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}

const connected = new WeakMap<pg.Client, Promise<unknown>>();

function open(address: Address): pg.Client {
  const client = new pg.Client({ ...address, application_name: 'gelaran-pulse', connectionTimeoutMillis: PATIENCE_MS });
  // The next question fails and tells.
  client.on('error', () => undefined);
  connected.set(client, client.connect());
  return client;
}

async function answerOf(client: pg.Client): Promise<void> {
  await connected.get(client);
  await client.query('select 1');
}

/** Not closed politely: a server that stands still would not hear it. */
function abandon(client: pg.Client): void {
  connected.get(client)?.catch(() => undefined);
  (client as unknown as { connection?: { stream?: { destroy(): void } } }).connection?.stream?.destroy();
  void client.end().catch(() => undefined);
}

function lateAfter(ms: number): { readonly promise: Promise<never>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    // What came while this process was busy itself is read first.
    timer = setTimeout(() => setImmediate(() => reject(new Error('no answer in time'))), ms);
  });
  promise.catch(() => undefined);
  return { promise, cancel: () => clearTimeout(timer) };
}

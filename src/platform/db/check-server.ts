/** Looks, before anything is changed, whether a server that is not ours can carry the work. */
import pg from 'pg';
import { ToldFault } from '../problem/told-fault.ts';
import type { Address } from './connect.ts';
import {
  databaseFault,
  mayComeYet,
  OLDEST_POSTGRES,
  placeOf,
  poolerSentence,
  tooOldSentence,
} from './database-fault.ts';

const CONNECT_MS = 5_000;
const AGAIN_MS = 1_000;

export interface Waiting {
  /** How long a server that does not answer is waited for, in milliseconds; nought: not at all. */
  readonly patienceMs: number;
  /** Hears that it is waited for. */
  readonly say: (line: string) => void;
}

/** @throws ToldFault when it does not answer in time, or is too old. */
export async function awaitServer(owner: Address, { patienceMs, say }: Waiting): Promise<void> {
  const since = performance.now();
  for (let said = false; ; ) {
    try {
      await withConnection(owner, (client) => refuseOldServer(client, owner));
      return;
    } catch (error) {
      const over = performance.now() - since >= patienceMs;
      if (over || !mayComeYet(error)) throw databaseFault(error, owner) ?? error;
      if (!said)
        say(`The database ${placeOf(owner)} does not answer yet; waiting for it up to ${patienceMs / 1_000} s.`);
      said = true;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

async function refuseOldServer(client: pg.Client, owner: Address): Promise<void> {
  const { rows } = await client.query<{ number: string; name: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  );
  const [{ number, name } = { number: '0', name: '?' }] = rows;
  if (Number(number) < OLDEST_POSTGRES * 10_000) throw new ToldFault(tooOldSentence(placeOf(owner), name));
}

/**
 * Whether what is asked of a connection reaches the server and lasts: what it was opened with, and what was prepared on it. A pooler that
 * shares connections between transactions gives the second one to somebody else meanwhile. Looked for before anything is locked: a lock
 * taken through a pooler would stay behind on a connection of its own. @throws ToldFault
 */
export async function refusePooler(owner: Address): Promise<void> {
  const place = placeOf(owner);
  await withConnection({ ...owner, options: '-c gelaran.probe=asked' }, async (first) => {
    const { rows } = await first.query<{ probe: string | null }>(
      `select current_setting('gelaran.probe', true) as probe`,
    );
    if (rows[0]?.probe !== 'asked') throw new ToldFault(poolerSentence(place));
    await first.query('prepare gelaran_probe as select 1');
    await withConnection(owner, async (second) => {
      await second.query('begin');
      await second.query('select 1');
      await first.query('execute gelaran_probe').catch((error: unknown) => {
        throw new ToldFault(poolerSentence(place), { cause: error });
      });
      await second.query('rollback');
    });
  });
}

async function withConnection<T>(address: Address, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...address,
    application_name: 'gelaran-check',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: CONNECT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

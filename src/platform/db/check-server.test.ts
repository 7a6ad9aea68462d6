import { createServer, type Server } from 'node:net';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { awaitServer, refusePooler } from './check-server.ts';
import { databaseFault } from './database-fault.ts';
import { MigrationFault, migrate } from './migrate.ts';
import { type OpenTestDatabase, openTestDatabase } from './test-database.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const said: string[] = [];
const waiting = (patienceMs: number) => ({ patienceMs, say: (line: string) => void said.push(line) });

/** One message of PostgreSQL's protocol (chapter "Message Formats"): a letter, a length, a body. */
function message(letter: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}
const text = (value: string) => Buffer.from(`${value}\0`);
const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => Buffer.from([value >> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that speaks the protocol as far as `answer` goes: `startup`, then each query. */
async function standIn(answer: (asked: 'startup' | 'query') => Buffer): Promise<number> {
  const own = createServer((socket) => {
    let started = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      if (!started) socket.write(answer('startup'));
      else if (chunk[0] === 'Q'.charCodeAt(0)) socket.write(answer('query'));
      started = true;
    });
  });
  server = own;
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  const address = own.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const READY = message('Z', Buffer.from('I'));
const WELCOME = Buffer.concat([message('R', int32(0)), READY]);

function rowOf(values: readonly string[]): Buffer {
  const columns = values.map((_, at) =>
    Buffer.concat([text(['number', 'name'][at] ?? 'x'), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]),
  );
  const cells = values.map((value) => Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]));
  return Buffer.concat([
    message('T', Buffer.concat([int16(values.length), ...columns])),
    message('D', Buffer.concat([int16(values.length), ...cells])),
    message('C', text('SELECT 1')),
    READY,
  ]);
}

const elsewhere = (port: number) => ({
  host: '127.0.0.1',
  port,
  user: 'dinas',
  password: 'rahasia',
  database: 'pameran',
});

describe('a server that is not ours', () => {
  it('is taken when it is new enough and its connections last', async () => {
    await awaitServer(database.owner, waiting(0));
    await refusePooler(database.owner);
  });

  it('is refused when it is too old', async () => {
    const port = await standIn((asked) => (asked === 'startup' ? WELCOME : rowOf(['150008', '15.8'])));
    await expect(awaitServer(elsewhere(port), waiting(0))).rejects.toThrow(
      `The database 127.0.0.1:${port}/pameran is PostgreSQL 15.8, and Gelaran needs 16 or newer.`,
    );
  });

  it('is refused when a pooler stands before it that knows no roles, or has lost ours', async () => {
    const error = Buffer.concat([
      text('SFATAL'),
      text('C08P01'),
      text('Munsupported startup parameter: options'),
      Buffer.alloc(1),
    ]);
    const port = await standIn(() => message('E', error));
    await expect(awaitServer(elsewhere(port), waiting(0))).rejects.toThrow(/stands a pooler/);
    server?.close();
    // One that ignores what it does not know: nothing is there of what the connection was opened with.
    const ignoring = await standIn((asked) => (asked === 'startup' ? WELCOME : rowOf([''])));
    await expect(refusePooler(elsewhere(ignoring))).rejects.toThrow(/stands a pooler/);
  });

  it('is waited for, with a word, and not for ever', async () => {
    said.length = 0;
    const port = await standIn(() => WELCOME);
    server?.close();
    await expect(awaitServer(elsewhere(port), waiting(1_500))).rejects.toThrow(
      `The database 127.0.0.1:${port}/pameran does not answer (ECONNREFUSED); is it running, and is DATABASE_URL right?`,
    );
    expect(said).toEqual([`The database 127.0.0.1:${port}/pameran does not answer yet; waiting for it up to 1.5 s.`]);
  });

  it('that does not know us, or the database, is told of at once', async () => {
    const { owner } = database;
    await expect(awaitServer({ ...owner, password: 'salah' }, waiting(60_000))).rejects.toThrow(
      /refuses the password of/,
    );
    await expect(awaitServer({ ...owner, database: 'tidak-ada' }, waiting(60_000))).rejects.toThrow(
      /There is no database at/,
    );
    const refused = Object.assign(new Error('permission denied to create role'), { code: '42501' });
    expect(databaseFault(refused, elsewhere(5432))?.message).toMatch(/lacks a right .*CREATEROLE/);
    expect(databaseFault(new Error('something else'), elsewhere(5432))).toBeUndefined();
  });
});

it('data that a newer version has written is refused and left as it is', async () => {
  const client = new pg.Client(database.owner);
  await client.connect();
  await client.query(`insert into platform.migration (name, sha256) values ('9998-of-tomorrow.sql', 'x')`);
  await expect(migrate(database.owner, 'migrations')).rejects.toThrow(MigrationFault);
  await expect(migrate(database.owner, 'migrations')).rejects.toThrow(
    /newer version of Gelaran \(9998-of-tomorrow\.sql/,
  );
  await client.end();
});

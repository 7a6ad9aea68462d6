/**
 * A real PostgreSQL for tests, benchmarks and fault runs, in a temporary folder that goes away with it.
 *
 * In one test file (starts in under a second):
 *
 *     const server = await startTestServer({ prepare: (owner) => migrate(owner) });
 *     const database = await server.clone();     // 30 ms: a copy of what `prepare` made
 *     ...connect with database.app or database.owner...
 *     await server.stop();
 *
 * Once for a whole run of Vitest, in the file that `globalSetup` names:
 *
 *     export default async (project: TestProject) => {
 *       const server = await startTestServer({ prepare });
 *       project.provide('testServer', server.ticket);
 *       return () => server.stop();
 *     };
 *
 * and in a test: `const database = await joinTestServer(inject('testServer')).clone()`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseAddress, type Place, ROLE_NAMES, superuserAddress } from './address.ts';
import { withClient } from './connect.ts';
import { findEngine } from './engine.ts';
import { foldersOf } from './folders.ts';
import { type EmbeddedServer, openEmbedded } from './open-embedded.ts';
import { listPresent } from './presence.ts';
import { putDown } from './put-down.ts';
import { grantRights } from './roles.ts';
import { type Passwords, readPasswords } from './secrets.ts';
import { PATIENCE } from './site.ts';

export interface TestDatabase {
  readonly owner: DatabaseAddress;
  readonly app: DatabaseAddress;
  /** Connections that are still open are cut. */
  drop(): Promise<void>;
}

/** What another process needs to make databases on the same server; plain data. */
export interface TestServerTicket {
  readonly place: Place;
  readonly passwords: Passwords;
}

export interface TestDatabases {
  /** A new database like `template`: by default the prepared one, or the name of a clone that nobody is connected to. */
  clone(template?: string): Promise<TestDatabase>;
}

export interface TestServer extends TestDatabases {
  readonly server: EmbeddedServer;
  readonly ticket: TestServerTicket;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** Makes what every clone begins with (the migrations), as the owner of an empty database. */
  readonly prepare?: (owner: DatabaseAddress) => Promise<void>;
  /** Over those of tests, which do not wait for the disk: a benchmark says `{ fsync: 'on', synchronous_commit: 'on' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const PREFIX = 'gelaran-test-';
const TEMPLATE = 'prepared';
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB' };

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  await removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const server = await openEmbedded({ dataDir, mode: 'own', settings: { ...QUICK, ...options.settings } });
  const { host, port } = server.address('owner');
  const ticket = { place: { host, port }, passwords: readPasswords(foldersOf(dataDir)) };
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(ticket, options.prepare);
  } catch (error) {
    await stop();
    throw error;
  }
  return { server, ticket, stop, ...joinTestServer(ticket) };
}

export function joinTestServer(ticket: TestServerTicket): TestDatabases {
  return {
    async clone(template = TEMPLATE) {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await createDatabase(ticket, name, template);
      return { ...addresses(ticket, name), drop: () => dropDatabase(ticket, name) };
    },
  };
}

async function makeTemplate(ticket: TestServerTicket, prepare: TestServerOptions['prepare']): Promise<void> {
  await createDatabase(ticket, TEMPLATE, 'template1');
  await prepare?.(addresses(ticket, TEMPLATE).owner);
  // A template that somebody is connected to cannot be copied, so nobody may connect any more.
  await withClient(superuserAddress(ticket.place, ticket.passwords), (client) =>
    client.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`),
  );
}

async function createDatabase({ place, passwords }: TestServerTicket, name: string, template: string): Promise<void> {
  await withClient(superuserAddress(place, passwords), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${ROLE_NAMES.owner} STRATEGY FILE_COPY`),
  );
  await withClient(superuserAddress(place, passwords, name), (client) => grantRights(client, name));
}

async function dropDatabase({ place, passwords }: TestServerTicket, name: string): Promise<void> {
  await withClient(superuserAddress(place, passwords), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
}

function addresses({ place, passwords }: TestServerTicket, database: string) {
  const as = (role: 'owner' | 'app') => ({ ...place, user: ROLE_NAMES[role], password: passwords[role], database });
  return { owner: as('owner'), app: as('app') };
}

/** Stops and removes what runs that were killed have left. A minute's grace is for those that are only just being made. */
async function removeAbandoned(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const dataDir of names.map((name) => join(tmpdir(), name))) {
    const made = statSync(dataDir, { throwIfNoEntry: false });
    if (made === undefined || Date.now() - made.mtimeMs < 60_000) continue;
    if (listPresent(foldersOf(dataDir).present).length > 0) continue;
    await putDown({ folders: foldersOf(dataDir), engine: findEngine(), user: undefined, patience: PATIENCE });
    rmSync(dataDir, { recursive: true, force: true });
  }
}

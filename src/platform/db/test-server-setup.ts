/** Vitest's global set-up: one real PostgreSQL for the whole run, migrated once; every test database is a copy of it. */
import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServerTicket } from '../postgres/test-database.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServerTicket;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer({ prepare: async (owner) => void (await migrate(owner, 'migrations')) });
  project.provide('testServer', server.ticket);
  return () => server.stop();
}

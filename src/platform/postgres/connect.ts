/** Short connections of the supervisor: opened for one piece of work, closed after it. */
import { connect as connectSocket } from 'node:net';
import { Client } from 'pg';
import type { DatabaseAddress } from './address.ts';

const CONNECT_TIMEOUT_MS = 2_000;

/** @throws whatever pg throws when it cannot connect or the work fails. */
export async function withClient<T>(address: DatabaseAddress, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...address, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: 'gelaran' });
  // A connection that breaks while it is idle tells here; the next query on it fails and tells again.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether anything at all listens on a socket. */
export async function listens(path: string): Promise<boolean> {
  const socket = connectSocket({ path });
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}

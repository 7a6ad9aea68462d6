import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startPulse } from './pulse.ts';
import { openTestDatabase } from './test-database.ts';

/** Takes connections and never says a word, as a server that stands still. */
let silent: Server;
const held: Socket[] = [];
beforeEach(async () => {
  silent = createServer((socket) => void held.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  for (const socket of held.splice(0)) socket.destroy();
  silent.close();
});

const place = { user: 'u', password: 'p', database: 'd' };
const portOf = () => {
  const address = silent.address();
  return typeof address === 'object' && address ? address.port : 0;
};

it('is felt where the database answers', async () => {
  const database = await openTestDatabase();
  const pulse = startPulse(database.app);
  expect([await pulse.ask(), await pulse.ask(), pulse.awayFor()]).toEqual([true, true, 0]);
  await pulse.stop();
  await database.close();
});

it('is missed within a second where a server takes the connection and says nothing', async () => {
  const pulse = startPulse({ host: '127.0.0.1', port: portOf(), ...place });
  const started = performance.now();
  expect(await pulse.ask()).toBe(false);
  expect(await pulse.ask()).toBe(false);
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(pulse.awayFor()).toBeGreaterThan(0);
  await pulse.stop();
});

it('is missed where nobody listens', async () => {
  const port = portOf();
  silent.close();
  const pulse = startPulse({ host: '127.0.0.1', port, ...place });
  expect(await pulse.ask()).toBe(false);
  await pulse.stop();
});

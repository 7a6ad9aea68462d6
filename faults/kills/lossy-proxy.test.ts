import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Fate, openLossyProxy } from './lossy-proxy.ts';

async function listen(answer: (path: string) => number): Promise<string> {
  const server = createServer(({ url = '' }, response) => response.writeHead(answer(url)).end('a whole reply'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const fetched = (url: string) =>
  fetch(url).then(
    async (answer) => `${answer.status} ${await answer.text().catch(() => 'cut')}`,
    () => 'nothing',
  );

test('a reply is cut only after the server has given it, and only when it is 200', async () => {
  const reached: string[] = [];
  const target = await listen((path) => {
    reached.push(path);
    return path === '/busy' ? 503 : 200;
  });
  const fates: Fate[] = ['passed', 'lost', 'halved'];
  const proxy = await openLossyProxy(() => fates.shift() ?? 'passed');
  onTestFinished(() => proxy.stop());
  proxy.lead(target);
  const heard = [];
  for (const path of ['/busy', '/first', '/second', '/third']) heard.push(await fetched(proxy.url + path));
  expect(heard).toEqual(['503 a whole reply', '200 a whole reply', 'nothing', '200 cut']);
  expect(reached).toEqual(['/busy', '/first', '/second', '/third']);
  expect(proxy.dropped()).toBe(2);
});

test('a server that is away is silence', async () => {
  const proxy = await openLossyProxy(() => 'passed');
  onTestFinished(() => proxy.stop());
  proxy.lead('http://127.0.0.1:1');
  expect([await fetched(`${proxy.url}/`), proxy.dropped()]).toEqual(['nothing', 0]);
});

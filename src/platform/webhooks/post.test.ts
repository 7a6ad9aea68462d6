import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_READ, post } from './post.ts';

let server: Server;
let url: string;
let asked: string[] = [];
const open = { loopback: true };

beforeAll(async () => {
  server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url} ${request.headers.host}`);
    if (request.url === '/slow') return;
    if (request.url === '/redirect') return void answer.writeHead(302, { location: '/elsewhere' }).end();
    if (request.url === '/endless') {
      answer.writeHead(200);
      const pour = () => {
        while (!answer.destroyed && answer.write('x'.repeat(16 * 1024)));
        if (!answer.destroyed) answer.once('drain', pour);
      };
      return pour();
    }
    if (request.url === '/cut') return void request.socket.destroy();
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => answer.writeHead(201).end(`taken ${body}\0`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a call', () => {
  it('brings the body and the beginning of the answer', async () => {
    expect(await post(`${url}/hook`, 'isi', {}, open)).toEqual({ status: 201, text: 'taken isi' });
  });

  it('follows no redirect, and reads no endless answer', async () => {
    asked = [];
    expect(await post(`${url}/redirect`, '', {}, open)).toEqual({ status: 302, text: '' });
    expect(asked.length).toBe(1);
    const long = await post(`${url}/endless`, '', {}, open);
    expect([long.status, long.text.length]).toEqual([200, 1_000]);
    expect(MOST_READ).toBe(65_536);
  });

  it('gives up in time, and says why when nobody answers', async () => {
    expect(await post(`${url}/slow`, '', {}, { ...open, timeoutMs: 50 })).toEqual({
      status: null,
      text: 'no answer in time',
    });
    expect(await post(`${url}/cut`, '', {}, open)).toMatchObject({ status: null, text: expect.stringMatching(/\w/) });
  });
});

describe('the guard', () => {
  it('connects to the address it has checked and asks no second time', async () => {
    asked = [];
    let resolved = 0;
    const rebinding = async () => {
      resolved++;
      // The first answer is this test's server; whoever asked again would be sent elsewhere.
      return resolved === 1 ? ['127.0.0.1'] : ['192.0.2.1'];
    };
    const port = new URL(url).port;
    expect((await post(`http://localhost:${port}/hook`, '', {}, { ...open, resolve: rebinding })).status).toBe(201);
    expect([resolved, asked]).toEqual([1, [`POST /hook localhost:${port}`]]);
  });

  it('calls no name that has any address of our own', async () => {
    asked = [];
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::ffff:127.0.0.1'], ['169.254.169.254'], []]) {
      const rules = { loopback: false, resolve: async () => addresses };
      const { status, text } = await post('https://contoh.example.org/', '', {}, rules);
      expect([status, text]).toEqual([null, expect.stringMatching(/address/)]);
    }
    expect(await post(url, '', {}, { loopback: false })).toEqual({
      status: null,
      text: 'this address may not be called (not-https)',
    });
    expect(asked).toEqual([]);
  });
});

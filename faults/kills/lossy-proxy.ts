/** Stands between tills and server and now and then cuts a reply that the server has sent whole: it has committed by then. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface LossyProxy {
  readonly url: string;
  /** The server to which requests go from now on. */
  lead(to: string): void;
  /** Replies 200 that have been cut. */
  dropped(): number;
  stop(): Promise<void>;
}

/** What becomes of a reply 200: it is passed on, it ends in its middle, or no byte of it arrives. */
export type Fate = 'passed' | 'halved' | 'lost';

export async function openLossyProxy(fateOf: (dropped: number) => Fate): Promise<LossyProxy> {
  let target = '';
  let dropped = 0;

  async function answer(reply: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(reply);
    const fate = reply.statusCode === 200 ? fateOf(dropped) : 'passed';
    if (fate !== 'passed') dropped++;
    if (fate === 'lost') {
      outgoing.destroy();
      return;
    }
    const { 'transfer-encoding': _chunked, connection: _hop, ...headers } = reply.headers;
    outgoing.writeHead(reply.statusCode ?? 502, { ...headers, 'content-length': body.length });
    if (fate === 'passed') outgoing.end(body);
    else outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
  }

  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const forwarded = request(new URL(url, target), { method, headers });
    // A server that is away or dies in the midst of it: the till hears nothing, as from a cut line.
    const cut = () => void outgoing.destroy();
    forwarded.on('response', (reply) => void answer(reply, outgoing).catch(cut));
    forwarded.on('error', cut);
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lead(to) {
      target = to;
    },
    dropped: () => dropped,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

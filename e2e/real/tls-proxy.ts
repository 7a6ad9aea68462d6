/** A reverse proxy that ends TLS, as `docs/deploy.md` asks for one: it names the visitor's host, address and scheme, and holds nothing back. */
import { Agent, request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export interface TlsProxy {
  /** Where visitors go: `https://NAME:PORT`. The name leads nowhere but in a browser that was told. */
  readonly url: string;
  readonly port: number;
  /** Of the certificate, for programs that are to believe it. */
  readonly certificate: string;
  /** Sends on to this port of the loopback. */
  leadTo(port: number): void;
  stop(): Promise<void>;
}

export async function startTlsProxy(name: string): Promise<TlsProxy> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  let target = 0;
  // A connection that is kept may be closed at the other end in the very moment in which it is used again.
  const agent = new Agent({ keepAlive: false });
  const server = createServer({ key: made.private, cert: made.cert }, (asked, answer) => {
    const headers = {
      ...asked.headers,
      'x-forwarded-for': asked.socket.remoteAddress,
      'x-forwarded-proto': 'https',
    };
    const { method, url: path } = asked;
    const onward = request({ host: '127.0.0.1', port: target, agent, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    onward.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://${name}:${port}`,
    port,
    certificate: made.cert,
    leadTo(next) {
      target = next;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

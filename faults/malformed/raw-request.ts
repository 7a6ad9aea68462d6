/** HTTP/1.1 by hand, because no client library sends what is not allowed. */
import { connect } from 'node:net';

export interface RawRequest {
  readonly method: string;
  /** One character a byte (latin1), like the headers: anything may stand in them. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** The status; or that the server closed without one, which HTTP allows; or that it said nothing for too long. */
export type RawAnswer = number | 'closed' | 'silent';

/** Twice: once before our half of the connection is closed, once after. */
const SILENT_AFTER_MS = 4_000;

/** Content-Length is added unless the request brings its own framing. Reads the answer to its end, but for endless ones. */
export function sendRaw(url: string, request: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let head = '';
    const settle = (answer: RawAnswer) => {
      socket.destroy();
      resolve(answer);
    };
    // "100 Continue" comes before an answer and is none.
    const read = () => Number(/^HTTP\/1\.1 ([2-5]\d\d)/m.exec(head)?.[1] ?? 0) || 'closed';
    let patient = true;
    socket.setTimeout(SILENT_AFTER_MS, () => {
      if (!patient) settle('silent');
      // Perhaps it waits for more of an incomplete request, and has to be told that nothing comes.
      patient = false;
      socket.end();
    });
    socket.on('data', (chunk) => {
      if (head.length < 4_096) head += chunk.toString('latin1');
      if (/^content-type: text\/event-stream/im.test(head)) settle(read());
    });
    // A server that refuses early closes while we still send: what it said before counts.
    socket.on('error', () => settle(read()));
    socket.on('end', () => settle(read()));
    socket.on('close', () => settle(read()));
    socket.write(renderRequest(request, `${hostname}:${port}`));
  });
}

function renderRequest({ method, path, headers, body }: RawRequest, host: string): Uint8Array {
  const framed = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const all = [
    ['host', host],
    ['connection', 'close'],
    ...headers,
    ...(framed ? [] : [['content-length', String(body.length)]]),
  ];
  const lines = [`${method} ${path} HTTP/1.1`, ...all.map(([name, value]) => `${name}: ${value}`), '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]);
}

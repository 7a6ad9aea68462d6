/** For tests: another system's server, which keeps what it is told and answers as it is told to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly heard: Heard[];
  /** What is answered from now on; null: nothing at all. */
  answer: number | null;
  /** What a refusal asks for by `Retry-After`. */
  retryAfter?: string;
  stop(): void;
}

export async function openReceiver(): Promise<Receiver> {
  const heard: Heard[] = [];
  const receiver: Pick<Receiver, 'heard' | 'answer' | 'retryAfter'> = { heard, answer: 204 };
  const server = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body });
      if (receiver.answer !== null)
        answer
          .writeHead(receiver.answer, receiver.retryAfter === undefined ? {} : { 'retry-after': receiver.retryAfter })
          .end(receiver.answer >= 400 ? 'tidak' : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** For tests: a mail server on the loopback that follows SMTP, keeps what it takes and refuses what it is told to. */
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** The whole message as it was sent. */
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

const addressOf = (given: SMTPServerAddress | false) => (given === false ? '' : given.address);

/** @param answer the code with which an addressee is refused; undefined takes the mail. */
export async function openMailServer(
  answer: (address: string) => number | undefined = () => undefined,
): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = answer(address);
      if (code === undefined) return done();
      done(Object.assign(new Error(code < 500 ? 'Try again later' : 'No such user'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: addressOf(mailFrom),
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

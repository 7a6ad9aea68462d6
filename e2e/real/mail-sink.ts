/** A mail server that keeps what it gets: people of a journey read their letters here, by a real MIME reader. */
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Every web address in it, in order. */
  readonly links: readonly string[];
}

export interface MailSink {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** All that has come, the oldest first. */
  readonly letters: readonly Letter[];
  /** The newest letter to an address whose subject or text fits; waits for it. Each letter is read once. */
  next(to: string, about: RegExp): Promise<Letter>;
  stop(): Promise<void>;
}

const PATIENCE = 60_000;
const LINK = /https?:\/\/[^\s<>"]+/g;

async function read(to: string, raw: Buffer): Promise<Letter> {
  const { from, subject = '', text = '' } = await PostalMime.parse(raw);
  return { to, from: `${from?.name ?? ''} <${from?.address ?? ''}>`, subject, text, links: text.match(LINK) ?? [] };
}

export async function startMailSink(): Promise<MailSink> {
  const letters: Letter[] = [];
  const taken = new Set<Letter>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        for (const { address } of session.envelope.rcptTo) letters.push(await read(address, Buffer.concat(parts)));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async next(to, about) {
      const until = Date.now() + PATIENCE;
      for (;;) {
        const found = letters.findLast(
          (letter) => letter.to === to && !taken.has(letter) && about.test(`${letter.subject}\n${letter.text}`),
        );
        if (found) {
          taken.add(found);
          return found;
        }
        if (Date.now() > until) throw new Error(`no letter about ${about} came to ${to}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** Hands mail to the mail server. What it answers is told in words: `faultOf` sorts it, pages say it. */
import { createTransport } from 'nodemailer';
import type { Mail } from './mail.ts';
import { htmlOf } from './mail-html.ts';

/** On whose behalf a mail is sent. */
export interface Sender {
  /** Shown as who it is from. */
  readonly name: string;
  /** Where an answer goes; none: to the installation's own address. */
  readonly replyTo: string | null;
  /** Who to ask, line by line, under every mail. */
  readonly contact: readonly string[];
}

export interface Outgoing extends Mail {
  /** The mail's own id: sent twice it is the same message to whoever receives it. */
  readonly id: string;
}

export interface Post {
  /** Whether a mail server is set; else mail is only kept. */
  readonly sends: boolean;
  /** @throws Error with the server's answer. */
  deliver(mail: Outgoing, sender: Sender): Promise<void>;
}

export interface OpenPost extends Post {
  close(): void;
}

/** A mail server that does not answer keeps no other mail waiting for longer. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** @param from the installation's own address, such as `no-reply@gelaran.example.org`. */
export function createPost(smtpUrl: string | undefined, from: string): OpenPost {
  if (smtpUrl === undefined) return { sends: false, deliver: async () => undefined, close: () => undefined };
  const transport = createTransport({ url: smtpUrl, ...PATIENCE });
  const host = from.slice(from.lastIndexOf('@') + 1);
  return {
    sends: true,
    async deliver({ id, recipient, subject, body }, { name, replyTo, contact }) {
      const signed = [body, ['-- ', name, ...contact].join('\n')].join('\n\n');
      await transport.sendMail({
        messageId: `<${id}@${host}>`,
        from: { name, address: from },
        // An address alone: what looks like a list of them is one odd address.
        to: { name: '', address: recipient },
        ...(replyTo ? { replyTo } : {}),
        subject,
        text: signed,
        html: htmlOf(body, { name, contact }),
        // No machine answers a machine (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}

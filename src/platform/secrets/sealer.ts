/**
 * Seals what must be kept and shown to nobody: credentials of gateways, signing secrets. AES-256-GCM with a key derived from the
 * installation's own secret; what a text belongs to is authenticated with it, so that a row cannot be put in another's place.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Db } from '../db/database.ts';
import { installationSecret } from '../db/installation-secret.ts';
import type { Runner } from '../db/runner.ts';

export interface Sealer {
  /** @param belongs what it belongs to, such as `webhook ID`. */
  seal(text: string, belongs: string): Buffer;
  /** @throws when the bytes were not sealed here, for this, or were changed. */
  open(sealed: Buffer, belongs: string): string;
  /** A secret of 32 bytes that can be made again from its name, so that it need not be kept. */
  derive(name: string): Buffer;
}

const VERSION = 1;
const IV = 12;
const TAG = 16;

export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'gelaran-seal-v1', 32));
  const names = Buffer.from(hkdfSync('sha256', secret, '', 'gelaran-derive-v1', 32));
  return {
    seal(text, belongs) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(belongs));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]);
    },
    open(sealed, belongs) {
      if (sealed[0] !== VERSION || sealed.length < 1 + IV + TAG) throw new Error('not sealed by this program');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV)).setAAD(Buffer.from(belongs));
      decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
      return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]).toString('utf8');
    },
    derive: (name) => createHmac('sha256', names).update(name).digest(),
  };
}

const made = new WeakMap<Db, Promise<Sealer>>();

/** The installation's sealer; its secret is read once. */
export function sealerOf({ db }: Pick<Runner, 'db'>): Promise<Sealer> {
  const held = made.get(db);
  if (held) return held;
  const making = installationSecret(db, 'seal').then(createSealer);
  made.set(db, making);
  // A database that was away for a moment must not leave a refusal behind.
  making.catch(() => made.delete(db));
  return making;
}

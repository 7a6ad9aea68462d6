/** Idempotency key of a page's form: read from what was posted. */
import { createHash } from 'node:crypto';
import type { Actor } from '../db/context.ts';
import { SENT, type Unsent } from './sent-field.ts';
import { textsOf } from './texts-of.ts';

export interface SentForm {
  readonly key: string;
  /** Of who sent it, where to, and all that it held. */
  readonly digest: Buffer;
  /** What can be shown and sent again: every text but the passwords. Files are not among them. */
  readonly texts: Unsent['texts'];
  /** Whether it held a file, which has to be chosen again. */
  readonly files: boolean;
}

/** As the page makes it: an id, and which of its forms. */
const KEY = /^[0-9a-f]{8}-[0-9a-f-]{27}[\w«»:-]{0,60}$/;

async function written(value: FormDataEntryValue): Promise<string> {
  if (typeof value === 'string') return value;
  const bytes = new Uint8Array(await value.arrayBuffer());
  return `${value.name} ${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Undefined for what carries no key of ours, as what programs post. */
export async function readSentForm(form: FormData, actor: Actor, address: string): Promise<SentForm | undefined> {
  const key = form.get(SENT);
  if (typeof key !== 'string' || !KEY.test(key)) return undefined;
  const entries: (readonly [string, string])[] = [];
  for (const [name, value] of form) entries.push([name, await written(value)]);
  const who = actor.kind === 'person' ? actor.user : actor.kind;
  const digest = createHash('sha256')
    .update(JSON.stringify([who, address, entries]))
    .digest();
  const files = [...form.values()].some((value) => typeof value !== 'string' && value.size > 0);
  return { key, digest, files, texts: textsOf(form) };
}

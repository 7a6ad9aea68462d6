/** The signed catalogue snapshot of a booth: what a till may sell, and how its QRIS is made. */
import { z } from 'zod';
import { type BusinessCalendar, MIDNIGHT } from '../../../../kinds/business-day.ts';
import { type Id, isId } from '../../../../kinds/id.ts';
import { isMoney, MAX_AMOUNT, type Money } from '../../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { Locale } from '../../../../kinds/time.ts';
import { SNAPSHOT_DOMAIN, signedSnapshot, snapshotBody } from '../../../catalogue/contract.ts';

const id = <K extends string>() => z.custom<Id<K>>(isId, 'not an id');
const price = z.custom<Money>((value) => isMoney(value) && value >= 0 && value <= MAX_AMOUNT, 'not a price');

const product = snapshotBody.shape.products.element.extend({ id: id<'product'>(), business: id<'business'>(), price });
export type Product = z.infer<typeof product>;

const snapshot = snapshotBody.extend({
  businesses: z.array(
    z.object({
      id: id<'business'>(),
      name: z.string(),
      qris: z.string().exactOptional(),
      qrisDynamic: z.boolean().exactOptional(),
    }),
  ),
  products: z.array(product),
});

type Snapshot = z.infer<typeof snapshot>;

export interface Catalogue extends Snapshot {
  /** How the edition's days are told. */
  readonly calendar: BusinessCalendar;
  readonly businessNames: ReadonlyMap<Id<'business'>, string>;
  readonly productsById: ReadonlyMap<Id<'product'>, Product>;
  /** The key that signed it: the uncompressed point in base64url. */
  readonly signedBy: string;
}

export type CatalogueRefusal = 'unreadable' | 'signature-wrong' | 'other-signer';

/**
 * Checks a snapshot and reads it. `trusted` is the key that came with the enrolment: later snapshots must be signed by the
 * same, so that nobody between the server and the phone can change a price or the QRIS of a booth.
 */
export async function readCatalogue(given: unknown, trusted?: string): Promise<Result<Catalogue, CatalogueRefusal>> {
  const envelope = signedSnapshot.safeParse(given);
  if (!envelope.success) return refused('unreadable');
  const { body, signature, publicKey } = envelope.data;
  if (trusted !== undefined && trusted !== publicKey) return refused('other-signer');
  if (!(await isSigned(body, signature, publicKey))) return refused('signature-wrong');
  const read = snapshot.safeParse(parse(body));
  return read.success ? ok(catalogueOf(read.data, publicKey)) : refused('unreadable');
}

function catalogueOf(read: Snapshot, signedBy: string): Catalogue {
  return {
    ...read,
    calendar: { zone: read.edition.zone, dayEndsAt: read.edition.dayEndsAt ?? MIDNIGHT },
    businessNames: new Map(read.businesses.map((business) => [business.id, business.name])),
    productsById: new Map(read.products.map((item) => [item.id, item])),
    signedBy,
  };
}

/**
 * The catalogue out of a snapshot that this very program has checked and kept: ten thousand products are not checked one by
 * one at every start. `undefined` when it is none, or another key has signed it.
 */
export function checkedCatalogue(given: unknown, signedBy: string): Catalogue | undefined {
  const envelope = signedSnapshot.safeParse(given);
  if (!envelope.success || envelope.data.publicKey !== signedBy) return undefined;
  const body = parse(envelope.data.body);
  return isChecked(body) ? catalogueOf(body, signedBy) : undefined;
}

/** The whole check was passed when it was kept: only what would break the program at once is looked at again. */
function isChecked(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'products' in value && Array.isArray(value.products) && 'businesses' in value && Array.isArray(value.businesses)
  );
}

/**
 * Whether a snapshot may take another's place: of the same booth, with a higher version, and made no earlier. What was signed once
 * stays signed for ever, so that a signature alone does not say that it is the newest.
 */
export function isNewer(held: Catalogue, offered: Catalogue): boolean {
  return (
    offered.booth.id === held.booth.id &&
    offered.version > held.version &&
    Date.parse(offered.madeAt) >= Date.parse(held.madeAt)
  );
}

/** The key that came with the enrolment; undefined when no snapshot did. */
export function signerOf(given: unknown): string | undefined {
  return signedSnapshot.safeParse(given).data?.publicKey;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

async function isSigned(body: string, signature: string, publicKey: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(
      ALGORITHM,
      key,
      bytesOf(signature),
      new TextEncoder().encode(SNAPSHOT_DOMAIN + body),
    );
  } catch {
    return false;
  }
}

/** @throws DOMException when the text is not base64url. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A product's name as a person reads it. Receipts and the log keep the Indonesian one. */
export function nameIn(item: Product, locale: Locale): string {
  return (locale === 'en' && item.name.en) || item.name.id;
}

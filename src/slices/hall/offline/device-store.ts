import { type DBSchema, openDB } from 'idb';
import type { ClaimReply } from '../contract.ts';

/** A phone that has an enrolment code and a key, but no answer yet. */
export interface PendingEnrolment {
  readonly code: string;
  readonly keys: CryptoKeyPair;
}

/** A phone that is a till or a gate. */
export interface EnrolledDevice {
  readonly keys: CryptoKeyPair;
  readonly claim: ClaimReply;
}

interface DeviceSchema extends DBSchema {
  pending: { key: string; value: PendingEnrolment };
  device: { key: string; value: EnrolledDevice };
  current: { key: 'current'; value: string };
}

export interface DeviceStore {
  /** The key for an enrolment code: made at the first call, the same at every later one. */
  begin(code: string): Promise<PendingEnrolment>;
  finish(pending: PendingEnrolment, claim: ClaimReply): Promise<EnrolledDevice>;
  /** What this phone is now; its log is in the database `logDatabase(device)`. */
  current(): Promise<EnrolledDevice | undefined>;
  /** All that it ever was: an earlier log may still have unsent events. */
  all(): Promise<EnrolledDevice[]>;
  /** The phone is nothing any more. Its key and its log stay: what is unsent is sent when it is enrolled again. */
  leave(): Promise<void>;
  close(): void;
}

/** Every enrolment has a log of its own, so a new one can never touch what an old one has not sent. */
export function logDatabase(device: string): string {
  return `gelaran-log-${device}`;
}

/** The phone's identity. The private key cannot be read out, not even by this program: the browser only signs with it. */
export async function openDeviceStore(databaseName = 'gelaran-device'): Promise<DeviceStore> {
  const db = await openDB<DeviceSchema>(databaseName, 1, {
    upgrade(database) {
      database.createObjectStore('pending', { keyPath: 'code' });
      database.createObjectStore('device');
      database.createObjectStore('current');
    },
    blocking: () => db.close(),
  });
  return {
    async begin(code) {
      const begun = await db.get('pending', code);
      if (begun) return begun;
      const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
      const tx = db.transaction('pending', 'readwrite', { durability: 'strict' });
      await tx.store.put({ code, keys });
      await tx.done;
      return { code, keys };
    },
    async finish({ code, keys }, claim) {
      const tx = db.transaction(['pending', 'device', 'current'], 'readwrite', { durability: 'strict' });
      await tx.objectStore('device').put({ keys, claim }, claim.device);
      await tx.objectStore('current').put(claim.device, 'current');
      await tx.objectStore('pending').delete(code);
      await tx.done;
      return { keys, claim };
    },
    async current() {
      const device = await db.get('current', 'current');
      return device === undefined ? undefined : db.get('device', device);
    },
    all: () => db.getAll('device'),
    async leave() {
      const tx = db.transaction('current', 'readwrite', { durability: 'strict' });
      await tx.store.delete('current');
      await tx.done;
    },
    close: () => db.close(),
  };
}

/** From an opened page to a till, or to the reason why it is none. */
import type { Result } from '../../../../kinds/result.ts';
import { type DeviceStore, type EnrolledDevice, openDeviceStore } from '../../../hall/offline/device-store.ts';
import { enrolDevice } from '../../../hall/offline/enrol-device.ts';
import { claimEnrolment } from './http.ts';
import { type MissingFeature, missingFeature } from './missing-features.ts';
import { openSession, type Session } from './session.ts';

export type Phase =
  | { readonly at: 'starting' }
  | { readonly at: 'unsupported'; readonly missing: MissingFeature }
  /** The phone is no till yet. */
  | { readonly at: 'enrol' }
  /** It is one, and an enrolment link was opened all the same. */
  | { readonly at: 'enrol-again'; readonly device: EnrolledDevice; readonly code: string }
  | { readonly at: 'elsewhere' }
  | { readonly at: 'catalogue-wrong' }
  | { readonly at: 'storage-broken' }
  | { readonly at: 'ready'; readonly session: Session };

/** `code` is the enrolment code of the address, if it had one. */
export async function boot(code: string | null, store: () => Promise<DeviceStore>): Promise<Phase> {
  const missing = missingFeature(globalThis);
  if (missing) return { at: 'unsupported', missing };
  try {
    const device = await (await store()).current();
    if (device?.claim.kind !== 'till') return { at: 'enrol' };
    return code === null ? await start(device, await store()) : { at: 'enrol-again', device, code };
  } catch {
    return { at: 'storage-broken' };
  }
}

export async function start(device: EnrolledDevice, store: DeviceStore): Promise<Phase> {
  const session = await openSession(device, store);
  return session.ok ? { at: 'ready', session: session.value } : { at: 'catalogue-wrong' };
}

export function enrol(
  code: string,
  label: string,
  store: DeviceStore,
): Promise<Result<EnrolledDevice, 'unreachable' | 'code-refused'>> {
  const named = label.trim().slice(0, 60);
  return enrolDevice({ code, store, claim: claimEnrolment, ...(named ? { label: named } : {}) });
}

let opened: Promise<DeviceStore> | undefined;

/** This phone's identity, opened once. */
export function deviceStore(): Promise<DeviceStore> {
  opened ??= openDeviceStore();
  return opened;
}

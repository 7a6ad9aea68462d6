/** Public keys of devices, read once: a device's key never changes, and every batch needs it. */
import type { KeyObject } from 'node:crypto';
import type { Id } from '../../kinds/id.ts';
import type { Runner } from '../../platform/db/runner.ts';
import type { AtEdition } from '../editions/index.ts';
import { readPublicKey } from './check-signature.ts';
import { findPublicKey } from './store.ts';

const MOST = 10_000;

export interface DeviceKeys {
  /** Undefined for a device that is not enrolled at this edition. */
  find(ctx: AtEdition, device: Id<'device'>): Promise<KeyObject | undefined>;
}

export function createDeviceKeys(runner: Runner): DeviceKeys {
  const known = new Map<string, KeyObject>();
  return {
    async find(ctx, device) {
      const name = `${ctx.organiser} ${ctx.edition} ${device}`;
      const held = known.get(name);
      if (held) return held;
      const point = await runner.query(ctx, (tx) => findPublicKey(ctx, tx, device));
      const key = point === undefined ? undefined : readPublicKey(point);
      if (key) {
        if (known.size >= MOST) known.clear();
        known.set(name, key);
      }
      return key;
    },
  };
}

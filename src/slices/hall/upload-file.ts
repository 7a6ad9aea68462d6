import type { Runner } from '../../platform/db/runner.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { createDeviceKeys } from './device-keys.ts';
import type { EventReader } from './event-reader.ts';
import { receiveBatch } from './receive-batch.ts';
import { type FileTold, NOTHING_TOLD, sumOf } from './rules/file-told.ts';
import type { CarriedRequest } from './rules/unsent-file.ts';

/**
 * Takes in a file that was carried by hand, request by request, exactly as the phone would have sent them: signatures and
 * chains are checked, what is there already is there. One bad request does not stop those behind it.
 */
export async function uploadFile(
  { runner, readers }: { readonly runner: Runner; readonly readers: readonly EventReader[] },
  ctx: AtEdition,
  requests: readonly CarriedRequest[],
): Promise<FileTold> {
  const reception = { runner, readers, keys: createDeviceKeys(runner) };
  let told = NOTHING_TOLD;
  for (const { body, signature } of requests) {
    const bytes = new Uint8Array(Buffer.from(body));
    const reply = await receiveBatch(reception, ctx, { bytes, signature }).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
    });
    told = sumOf(told, body, reply);
  }
  return told;
}

import { readQris } from '../../kinds/qris/read-qris.ts';

/** Whom a kept string names. One that was kept before its checksum was looked at may be unreadable, and is shown as that. */
export function readMerchant(qris: string): { readonly name: string; readonly nmid: string } {
  const read = readQris(qris);
  return read.ok ? { name: read.value.merchantName, nmid: read.value.nmid } : { name: '?', nmid: '?' };
}

/** What a paper must be, whatever is written on it. */
import { expect } from 'vitest';

export function isPdf({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): void {
  expect([name, bytes.subarray(0, 5).toString()]).toEqual([name, '%PDF-']);
}

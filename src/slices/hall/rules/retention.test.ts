import { expect, test } from 'vitest';
import { forgettable, KEPT_FOR, type KeptEvent } from './retention.ts';

test('bytes that are not UTF-8 spoil their own line alone', () => {
  const body = bytes(formatBody(header, ['one', '??', 'three']));
  body.set([0xff, 0xfe], body.indexOf(0x3f));
  expect(readBody(body)).toEqual({
    ok: true,
    value: { header, lines: ['one', new Uint8Array([0xff, 0xfe]), 'three'] },
  });
});

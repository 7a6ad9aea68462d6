import { expect, test } from 'vitest';
import { formatBody, readBody } from './batch-body.ts';
import { chooseBatch } from './choose-batch.ts';

const header = {
  protocol: 1,
  device: '0188e2a0-1000-7000-8000-00000000000a',
  sentAt: '2023-06-23T12:00:00.000Z',
  appVersion: '0.1.0',
  unsent: 2,
  persisted: null,
  battery: 0.5,
} as const;

const bytes = (text: string) => new TextEncoder().encode(text);

test('a batch is the oldest lines that fit', () => {
  expect(chooseBatch(Array.from({ length: 300 }, () => 'x'))).toBe(200);
  expect(
    chooseBatch(
      Array.from({ length: 300 }, () => 'x'),
      7,
    ),
  ).toBe(7);
  const long = 'é'.repeat(8_000);
  const count = chooseBatch(Array.from({ length: 200 }, () => long));
  expect(count).toBe(65);
  expect(
    new TextEncoder().encode(
      formatBody(
        header,
        Array.from({ length: count }, () => long),
      ),
    ).length,
  ).toBeLessThan(1_048_576);
});

test('a body is read as it was written', () => {
  expect(readBody(bytes(formatBody(header, ['{"a":1}', 'é'])))).toEqual({
    ok: true,
    value: { header, lines: ['{"a":1}', 'é'] },
  });
  expect(readBody(bytes(JSON.stringify({ ...header, later: true })))).toEqual({
    ok: true,
    value: { header, lines: [] },
  });
});

test('bytes that are not UTF-8 spoil their own line alone', () => {
  const body = bytes(formatBody(header, ['one', '??', 'three']));
  body.set([0xff, 0xfe], body.indexOf(0x3f));
  expect(readBody(body)).toEqual({
    ok: true,
    value: { header, lines: ['one', new Uint8Array([0xff, 0xfe]), 'three'] },
  });
});

test.each([
  ['no header', '', 'header-invalid'],
  ['a header that is no JSON', 'x\n', 'header-invalid'],
  ['more unsent events than a log can hold', formatBody({ ...header, unsent: 1_000_000_000 }, []), 'header-invalid'],
  ['a version with U+0000', formatBody({ ...header, appVersion: '0\0' }, []), 'header-invalid'],
  ['another protocol', formatBody(header, []).replace('"protocol":1', '"protocol":2'), 'header-invalid'],
  [
    '201 events',
    formatBody(
      header,
      Array.from({ length: 201 }, () => '{}'),
    ),
    'batch-too-large',
  ],
  ['more than a mebibyte', formatBody(header, ['x'.repeat(1_048_576)]), 'body-too-large'],
])('a body with %s is refused', (_what, body, code) => {
  expect(readBody(bytes(body))).toMatchObject({ ok: false, code });
});

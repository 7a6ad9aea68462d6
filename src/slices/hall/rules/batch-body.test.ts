import { expect, test } from 'vitest';
import { formatBody, readBody } from './batch-body.ts';
import { chooseBatch } from './choose-batch.ts';

test('waits grow, are spread, end at five minutes and heed the server', () => {
  expect([1, 2, 3, 8, 9, 90].map((failures) => backOff(failures, 0))).toEqual([
    1_000, 2_000, 4_000, 128_000, 150_000, 150_000,
  ]);
  expect([backOff(1, 0.999), backOff(9, 0.5), backOff(1, 0, 30), backOff(1, 0.5, 30), backOff(9, 0, 1e9)]).toEqual([
    1_999, 225_000, 30_000, 45_000, 3_600_000,
  ]);
});

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

test.each<[number, string, string]>([
  [200, JSON.stringify(reply), 'delivered'],
  [200, '<html>Masuk ke Wi-Fi</html>', 'unreachable'],
  [200, JSON.stringify({ ...reply, lastSeq: -1 }), 'unreachable'],
  [302, '', 'unreachable'],
  [401, '{"code":"hall.signature-invalid"}', 'refused'],
  [404, '<html>', 'refused'],
  [413, '', 'too-large'],
  [429, '', 'busy'],
  [500, '', 'busy'],
  [503, '', 'busy'],
])('an answer %i %s means %s', (status, body, means) => {
  expect(readAnswer({ status, body, retryAfter: null }).means).toBe(means);
});

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

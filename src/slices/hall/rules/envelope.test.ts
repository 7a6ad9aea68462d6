import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { ok, refused } from '../../../kinds/result.ts';
import { type Envelope, formatEvent, readEvent } from './envelope.ts';

const event: Envelope = {
  device: '0188e2a0-1000-7000-8000-00000000000a' as Id<'device'>,
  seq: 7,
  prevHash: 'ab'.repeat(32),
  id: '0188e2a0-2000-7000-8000-00000000000b' as Id<'event'>,
  schemaVersion: 1,
  catalogueVersion: 3,
  wallTime: Date.UTC(2023, 5, 23, 12, 0, 0, 250),
  monotonic: 61_250,
  kind: 'sale.recorded',
  payload: { note: 'dua bungkus "amplang"' },
};
const line =
  '{"device":"0188e2a0-1000-7000-8000-00000000000a","seq":7,' +
  `"prevHash":"${'ab'.repeat(32)}","id":"0188e2a0-2000-7000-8000-00000000000b","schemaVersion":1,` +
  '"catalogueVersion":3,"wallTime":"2023-06-23T12:00:00.250Z","monotonic":61250,"kind":"sale.recorded",' +
  '"payload":{"note":"dua bungkus \\"amplang\\""}}';

test('an event is written in one form and read back whole', () => {
  expect(formatEvent(event)).toBe(line);
  expect(readEvent(line)).toEqual(ok(event));
});

test('any payload survives the line', () => {
  const payloads = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(payloads, fc.integer({ min: 1, max: 999_999_999 }), (payload, seq) => {
      const plain: object = JSON.parse(JSON.stringify(payload));
      fc.pre(!JSON.stringify(plain).includes('\\u0000'));
      expect(readEvent(formatEvent({ ...event, seq, payload: plain }))).toEqual(ok({ ...event, seq, payload: plain }));
    }),
  );
});

test.each([
  ['another order of fields', line.replace('"seq":7,', '').replace('"kind"', '"seq":7,"kind"'), 'envelope'],
  ['a space', line.replace(':7,', ': 7,'), 'envelope'],
  ['a doubled field', line.replace('"seq":7,', '"seq":7,"seq":7,'), 'envelope'],
  ['a seq of nought', line.replace('"seq":7', '"seq":0'), 'envelope'],
  ['a negative seq', line.replace('"seq":7', '"seq":-7'), 'envelope'],
  ['a seq with an exponent', line.replace('"seq":7', '"seq":7e1'), 'envelope'],
  ['upper-case hash', line.replace('abab', 'ABAB'), 'envelope'],
  ['an id that is not a UUIDv7', line.replace('2000-7000', '2000-4000'), 'envelope'],
  ['a day that is not in the calendar', line.replace('06-23', '02-30'), 'wall-time'],
  ['no milliseconds', line.replace('.250Z', 'Z'), 'envelope'],
  ['a payload that is a list', line.replace(/"payload":.*/, '"payload":[]}'), 'envelope'],
  ['a payload that ends early', line.replace(/\}\}$/, '}'), 'payload'],
  ['a field after the payload', line.replace(/\}\}$/, '},"more":1}'), 'payload'],
  ['a null character', line.replace('dua', '\\u0000'), 'null-character'],
  ['a carriage return at its end', `${line}\r`, 'payload'],
  ['no JSON at all', 'gelaran', 'envelope'],
  ['nothing', '', 'envelope'],
])('a line with %s is malformed', (_what, spoilt, fault) => {
  expect(readEvent(spoilt)).toMatchObject({ ok: false, code: 'malformed', data: { fault } });
});

test('the seq and id of a spoilt line are read where they can be', () => {
  expect(readEvent(line.replace('"kind":"sale', '"kind":"Sale'))).toEqual(
    refused('malformed', { fault: 'envelope', device: event.device, seq: 7, id: event.id }),
  );
});

test('a line of more than 16 KiB is refused by the writer and malformed to the reader', () => {
  const long = { ...event, payload: { note: 'é'.repeat(8_100) } };
  expect(() => formatEvent(long)).toThrow(RangeError);
  expect(readEvent(line.replace('dua', 'é'.repeat(8_100)))).toMatchObject({ data: { fault: 'too-long', seq: 7 } });
});

test('what looks like a null character but was typed by hand is text', () => {
  const typed = { ...event, payload: { note: '\\u0000' } };
  expect(readEvent(formatEvent(typed))).toEqual(ok(typed));
  expect(() => formatEvent({ ...event, payload: { note: '\\\0' } })).toThrow(RangeError);
});

test('a mad clock still gives a line that can be read', () => {
  for (const wallTime of [-1, Number.MAX_SAFE_INTEGER]) {
    expect(readEvent(formatEvent({ ...event, wallTime, monotonic: 1.9 }))).toMatchObject({ ok: true });
  }
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.nat(line.length), fc.nat(line.length), fc.string(), (from, length, text) => {
      readEvent(line.slice(0, from) + text + line.slice(from + length));
    }),
    { numRuns: 2_000 },
  );
});

test('ids made on the device have the form that the reader wants', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (now) => {
      expect(readEvent(formatEvent({ ...event, id: newId<'event'>(now) }))).toMatchObject({ ok: true });
    }),
  );
});

/** Makes right things wrong, each in many ways, by a seed. */
import type { SeededRandom } from '../../src/app/demo/seeded-random.ts';
import type { RawRequest } from './raw-request.ts';

/** One of the items, all alike. */
export function one<T>(random: SeededRandom, items: readonly T[]): T {
  return random.pick(items, () => 1);
}

/** Values that programs choke on, as JSON texts: some are numbers that no double holds, or texts that are no Unicode. */
const ODD_VALUES = [
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '" "',
  '-1',
  '-0',
  '0',
  '0.1',
  '1e999',
  '-1e999',
  '1e-400',
  '9007199254740993',
  '2147483648',
  '9223372036854775808',
  '123456789012345678901234567890',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\ufeff"',
  '"\\u202e"',
  '"__proto__"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"toString":1,"length":-1}',
  '"00000000-0000-7000-8000-000000000000"',
  '"2023-02-30T25:61:61.000Z"',
  '"+275760-09-13T00:00:00.001Z"',
  '"\'; drop table hall.event; --"',
  '"<script>alert(1)</script>"',
  '"=HYPERLINK(0)"',
];

function oddValue(random: SeededRandom): string {
  if (random.chance(0.8)) return one(random, ODD_VALUES);
  if (random.chance(0.5)) return JSON.stringify('x'.repeat(random.between(1_000, 20_000)));
  const depth = random.between(100, 8_000);
  return one(random, [
    '['.repeat(depth) + ']'.repeat(depth),
    `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
    '['.repeat(depth),
  ]);
}

/** Places in a JSON text where a value begins and ends: after a colon, a comma or a bracket. */
const VALUE = /(?<=[:,[])(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|\{\}|\[\])/g;

/** JSON with one value or key replaced, removed, doubled or deepened. What comes out need not be JSON. */
export function spoilJson(random: SeededRandom, text: string): string {
  const values = [...text.matchAll(VALUE)];
  if (values.length === 0 || random.chance(0.1)) return oddValue(random);
  const place = one(random, values);
  const [before, after] = [text.slice(0, place.index), text.slice(place.index + place[0].length)];
  const odd = oddValue(random);
  return one(random, [
    before + odd + after,
    before + odd + after,
    before + odd + after,
    `${before}[${place[0]}]${after}`,
    before + after,
    before + place[0] + place[0] + after,
    `${before + place[0]},"extra":${odd}${after}`,
    text.replace(/"[^"]*":/, '"other":'),
  ]);
}

/** Bytes cut, flipped, doubled, or with bytes in them that belong in no text. */
export function spoilBytes(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  const at = random.between(0, bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const flipped = Uint8Array.from(bytes);
  for (let times = random.between(1, 8); times > 0 && flipped.length > 0; times--) {
    const place = random.between(0, flipped.length - 1);
    flipped[place] = (flipped[place] ?? 0) ^ (1 << random.between(0, 7));
  }
  return one(random, [
    before,
    after,
    flipped,
    flipped,
    Buffer.concat([before, Buffer.from([0]), after]),
    Buffer.concat([before, Buffer.from([0xff, 0xfe, 0xc0, 0xaf]), after]),
    Buffer.concat([before, Buffer.from([0xed, 0xa0, 0x80]), after]),
    Buffer.concat([before, before, after]),
    Buffer.concat([before, Buffer.from('\r\n'), after]),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    random.bytes(random.between(0, 2_000)),
    new Uint8Array(0),
  ]);
}

const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['content-type', 'text/html'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'multipart/form-data'],
  ['content-type', 'multipart/form-data; boundary='],
  ['content-type', 'application/x-www-form-urlencoded'],
  ['content-type', '\xff\xfe'],
  ['content-encoding', 'gzip'],
  ['content-length', '-1'],
  ['content-length', '5'],
  ['content-length', '99999999999999999999'],
  ['transfer-encoding', 'chunked'],
  ['transfer-encoding', 'gzip, chunked'],
  ['expect', '100-continue'],
  ['expect', 'nothing'],
  ['upgrade', 'websocket'],
  ['range', 'bytes=-1--1'],
  ['if-none-match', '"'],
  ['if-modified-since', 'never'],
  ['accept', '\x80'],
  ['accept-language', 'en-'.repeat(500)],
  ['accept-encoding', 'br;q=x, *;q=-1'],
  ['x-request-id', 'not an id'],
  ['x-forwarded-for', '\xff'],
  ['cookie', 'better-auth.session_token=%00%ff; =; a=b=c;;'],
  ['cookie', `better-auth.session_token=${'A'.repeat(8_000)}`],
  ['authorization', 'Bearer \xc3\x28'],
  ['origin', 'null'],
  ['origin', 'https://[::1'],
  ['sec-fetch-site', 'cross-site'],
  ['gelaran-signature', ''],
  ['gelaran-signature', 'A'.repeat(86)],
  ['gelaran-signature', '\xff'.repeat(86)],
  ['gelaran-device', '00000000-0000-7000-8000-000000000000'],
  ['gelaran-device', "' or 1=1"],
  ['big', 'x'.repeat(20_000)],
];

const ODD_SEGMENTS = [
  '%00',
  '%ff',
  '%c0%af',
  '%2e%2e%2f',
  '..',
  '.',
  '%',
  '%zz',
  '\xff\xfe',
  'a'.repeat(300),
  'a'.repeat(9_000),
  'NaN',
  '-1',
  "'%20or%201=1--",
  '%7B%7D',
  '__proto__',
  '00000000-0000-7000-8000-000000000000',
  '%F0%9F%98%80',
];
const ODD_METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'get', 'FOO'];

/** Query parameters that the API knows, so that wrong values reach what reads them. */
const PARAMETERS =
  'after limit day hour region business product booth method kind lang q sort page metric category'.split(' ');

function spoilPath(random: SeededRandom, path: string): string {
  const segments = path.split('/');
  const odd = () => one(random, ODD_SEGMENTS);
  if (random.chance(0.4)) {
    const pairs = Array.from({ length: random.between(1, 4) }, () => `${one(random, PARAMETERS)}=${odd()}`);
    return `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
  }
  const at = random.between(1, segments.length - 1);
  return segments.toSpliced(at, random.between(0, 1), odd()).join('/');
}

function spoilHeaders(random: SeededRandom, headers: RawRequest['headers']): RawRequest['headers'] {
  const odd = one(random, ODD_HEADERS);
  const without = headers.filter(([name]) => name !== odd[0]);
  return one(random, [[...without, odd], [...without, odd], [...headers, odd], headers.slice(1)]);
}

/** A request with one to three of its parts spoilt. */
export function spoilRequest(random: SeededRandom, request: RawRequest): RawRequest {
  let { method, path, headers, body } = request;
  for (let times = random.between(1, 3); times > 0; times--) {
    const part = random.pick(['body', 'json', 'headers', 'path', 'method'] as const, (which) =>
      which === 'method' ? 1 : body.length === 0 && (which === 'body' || which === 'json') ? 1 : 4,
    );
    if (part === 'body') body = spoilBytes(random, body);
    else if (part === 'json') body = Buffer.from(spoilJson(random, Buffer.from(body).toString('utf8')));
    else if (part === 'headers') headers = spoilHeaders(random, headers);
    else if (part === 'path') path = spoilPath(random, path);
    else method = one(random, ODD_METHODS);
  }
  return { method, path, headers, body };
}

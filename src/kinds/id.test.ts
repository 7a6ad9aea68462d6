import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, newId } from './id.ts';
import { isRegionCode, regionCode } from './region.ts';

describe('newId', () => {
  it('is a UUIDv7 that sorts by its time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 10_000 }), (at, later) => {
        const [first, second] = [newId(at), newId(at + later)];
        expect(isId(first) && first[14] === '7').toBe(true);
        expect(first < second).toBe(true);
      }),
    );
  });

  it('holds the milliseconds of RFC 9562 in its first 48 bits', () => {
    const id = newId(0x017f22e279b0, new Uint8Array(10));
    expect(id).toBe('017f22e2-79b0-7000-8000-000000000000');
  });
});

describe('isId', () => {
  it.each([
    '',
    'x',
    '017F22E2-79B0-7000-8000-000000000000',
    '017f22e2-79b0-7000-c000-000000000000',
    ' 017f22e2-79b0-7000-8000-000000000000',
  ])('refuses %j', (text) => expect(isId(text)).toBe(false));
});

describe('regionCode', () => {
  it('keeps a code as text', () => {
    expect(regionCode('64.10')).toBe('64.10');
    expect([isRegionCode(64.1), isRegionCode("64'"), isRegionCode('')]).toEqual([false, false, false]);
  });
});

import { expect, it } from 'vitest';
import { regionCode } from '../../../kinds/region.ts';
import { offeredAs, readRegion } from './read-region.ts';

const REGIONS = [
  ['32.01', 'Kabupaten Bogor', 'Kabupaten Bogor'],
  ['32.71', 'Kota Bogor', 'Kota Bogor'],
  ['53.10', 'Manggarai', 'Kabupaten Manggarai'],
  ['53.15', 'Manggarai Barat', 'Kabupaten Manggarai Barat'],
  ['64.71', 'Balikpapan', 'Kota Balikpapan'],
].map(([code = '', name = '', fullName = '']) => ({ code: regionCode(code), name, fullName }));

it.each([
  ['64.71', '64.71'],
  ['Kota Balikpapan · 64.71', '64.71'],
  ['kota balikpapan', '64.71'],
  ['  BALIKPAPAN ', '64.71'],
  ['balik', '64.71'],
  ['Manggarai', '53.10'],
  ['kab. manggarai barat', '53.15'],
  ['manggarai bar', '53.15'],
  ['Kab Bogor', '32.01'],
])('%j is %s', (typed, code) => {
  expect(readRegion(typed, REGIONS)).toMatchObject({ ok: true, value: { code } });
});

it('what a list offers reads as itself', () => {
  for (const region of REGIONS) expect(readRegion(offeredAs(region), REGIONS)).toEqual({ ok: true, value: region });
});

it.each([
  ['', 'region-missing', []],
  ['Bogor', 'region-ambiguous', ['32.01', '32.71']],
  ['Balikpapn', 'region-unknown', ['64.71']],
  ['Atlantis', 'region-unknown', []],
])('%j is refused: %s', (typed, code, candidates) => {
  const read = readRegion(typed, REGIONS);
  expect(read.ok ? read.value : [read.code, read.data.candidates.map((each) => each.code)]).toEqual([code, candidates]);
});

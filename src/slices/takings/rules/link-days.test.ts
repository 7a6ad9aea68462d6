import { expect, it } from 'vitest';
import { type Holder, linkDays } from './link-days.ts';

const nobody: Holder = { region: null, agency: null, businesses: [] };
const on = (day: string, holder: Partial<Holder>) => ({ ...nobody, ...holder, day });

it('a link is good for the days of whoever held the booth when it was made', () => {
  const days = [
    on('2023-06-23', { region: '64.71', businesses: ['a'] }),
    on('2023-06-24', { region: '64.71', businesses: ['b'] }),
    on('2023-06-25', { region: '64.01', businesses: ['a'] }),
  ];
  expect(linkDays({ ...nobody, region: '64.71', businesses: ['a'] }, days)).toEqual(['2023-06-23', '2023-06-24']);
  expect(linkDays({ ...nobody, region: '64.01' }, days)).toEqual(['2023-06-25']);
  expect(linkDays({ ...nobody, agency: 'x' }, days)).toEqual([]);
});

it('of a shared booth while one of its businesses is still there', () => {
  const days = [
    on('2023-06-23', { businesses: ['a', 'b'] }),
    on('2023-06-24', { businesses: ['b', 'c'] }),
    on('2023-06-25', { businesses: ['c'] }),
    on('2023-06-26', {}),
  ];
  expect(linkDays({ ...nobody, businesses: ['a', 'b'] }, days)).toEqual(['2023-06-23', '2023-06-24']);
});

it('made before anybody held the booth, for all days', () => {
  expect(linkDays(null, [on('2023-06-23', {}), on('2023-06-24', { region: '64.71' })])).toEqual([
    '2023-06-23',
    '2023-06-24',
  ]);
});

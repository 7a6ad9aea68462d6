import { expect, it } from 'vitest';
import { listLacking } from './check-scores.ts';

const criteria = [
  { code: 'never', remarkUpTo: null },
  { code: 'low', remarkUpTo: 1 },
  { code: 'always', remarkUpTo: 5 },
];

it('wants points everywhere, and remarks where the rubric says so', () => {
  expect(listLacking(criteria, new Map())).toEqual({ points: ['never', 'low', 'always'], remarks: [] });
  const given = (low: number, remark: string) =>
    new Map(
      Object.entries({
        never: { points: 0, remark: '' },
        low: { points: low, remark },
        always: { points: 5, remark },
      }),
    );
  expect(listLacking(criteria, given(2, ''))).toEqual({ points: [], remarks: ['always'] });
  expect(listLacking(criteria, given(1, ''))).toEqual({ points: [], remarks: ['low', 'always'] });
  expect(listLacking(criteria, given(0, 'Kurang rapi.'))).toEqual({ points: [], remarks: [] });
});

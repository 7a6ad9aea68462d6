import { expect, it } from 'vitest';
import { checkQuota } from './quota.ts';

it.each([
  [{ booths: 2, producers: 3 }, undefined],
  [{ booths: 1, producers: 3 }, 'booths-taken'],
  [{ booths: 2, producers: 2 }, 'producers-taken'],
  [{ booths: 0, producers: 0 }, 'booths-taken'],
  [{ booths: 9, producers: 9 }, undefined],
])('a quota of %j where 2 booths and 3 producers are taken: %s', (quota, code) => {
  const checked = checkQuota(quota, { booths: 2, producers: 3 });
  expect(checked.ok ? undefined : checked.code).toBe(code);
  if (!checked.ok) expect(checked.data).toEqual({ booths: 2, producers: 3 });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clashOf, type Fields, SEEN, writeSeen } from './seen-fields.ts';

const seen = { name: 'Amplang', text: 'satu\ndua', ticked: 'on' };
const typed = (changes: Fields): Fields => ({ ...seen, ...changes, [SEEN]: writeSeen(seen), do: 'save' });

it('lets a form through that saw what is there, whatever it changes', () => {
  expect(clashOf(typed({ name: 'Amplang kuku' }), seen)).toBeUndefined();
  expect(clashOf(typed({ text: 'satu\r\ndua ' }), { ...seen, name: 'Amplang' })).toBeUndefined();
});

it('lets through what another has saved alike: the same form sent twice is no clash', () => {
  const now = { ...seen, name: 'Amplang kuku', ticked: '' };
  expect(clashOf({ ...typed({ name: 'Amplang kuku' }), ticked: '' }, now)).toBeUndefined();
});

it('tells of a field that both changed, and keeps mine', () => {
  const now = { ...seen, name: 'Amplang Sepinggan' };
  expect(clashOf(typed({ name: 'Amplang kuku' }), now)).toEqual({
    fields: [{ name: 'name', theirs: 'Amplang Sepinggan', mine: 'Amplang kuku', touched: true }],
    values: { ...typed({ name: 'Amplang kuku' }), [SEEN]: writeSeen(now) },
  });
});

it('tells of a field that another changed alone, and goes on with theirs', () => {
  const { ticked: _, ...now } = { ...seen, text: 'tiga' };
  expect(clashOf(typed({ name: 'Amplang kuku' }), now)).toEqual({
    fields: [
      { name: 'text', theirs: 'tiga', mine: 'satu\ndua', touched: false },
      { name: 'ticked', theirs: '', mine: 'on', touched: false },
    ],
    values: { ...typed({ name: 'Amplang kuku', text: 'tiga', ticked: '' }), [SEEN]: writeSeen(now) },
  });
});

it('asks nothing of a form that says nothing of what was seen, or says it badly', () => {
  for (const wrong of ['', '{', 'null', '7'])
    expect(clashOf({ name: 'x', [SEEN]: wrong }, { name: 'y' })).toBeUndefined();
  expect(clashOf({ name: 'x' }, { name: 'y' })).toBeUndefined();
});

it('loses nothing: what goes on is mine where I changed it, else what is there, and saves at the second try', () => {
  const fields = fc.record({ a: fc.string(), b: fc.string(), c: fc.string() });
  fc.assert(
    fc.property(fields, fields, fields, (before, now, mine) => {
      const clash = clashOf({ ...mine, [SEEN]: writeSeen(before) }, now);
      const goesOn = clash?.values ?? mine;
      for (const name of ['a', 'b', 'c'] as const)
        if (mine[name].trim() !== before[name].trim()) expect(goesOn[name]).toBe(mine[name]);
      if (clash) expect(clashOf(clash.values, now)).toBeUndefined();
    }),
  );
});

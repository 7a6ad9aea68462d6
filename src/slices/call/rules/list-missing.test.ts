import { expect, it } from 'vitest';
import { listMissing } from './list-missing.ts';

const whole = {
  name: { id: 'Amplang', en: '' },
  description: { id: '', en: 'Crackers' },
  category: 'kuliner',
  price: 0,
};

it('lacks nothing when one language of each is there; a price of nought is a price', () => {
  expect(listMissing({ statement: 'Kami membuat amplang.', consent: {}, items: [whole] })).toEqual([]);
});

it('names all that is missing at once, in the order of the form', () => {
  expect(listMissing({ statement: '', consent: null, items: [] })).toEqual(['items', 'statement', 'consent']);
  const empty = { name: { id: '', en: '' }, description: { id: '', en: '' }, category: '', price: null };
  expect(listMissing({ statement: 'x', consent: {}, items: [whole, empty] })).toEqual([
    'items.1.name',
    'items.1.description',
    'items.1.category',
    'items.1.price',
  ]);
});

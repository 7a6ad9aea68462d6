import { expect, test } from 'vitest';
import { SENT } from './sent-field.ts';
import { textsOf } from './texts-of.ts';

test('what was typed can be shown again, and what nobody may read over a shoulder cannot', () => {
  const form = new FormData();
  for (const name of [
    'name.id',
    'shipping',
    'opening',
    'password',
    'new-password',
    'pin',
    'pin-again',
    'kata-sandi',
    SENT,
  ])
    form.append(name, 'x');
  form.append('photo', new File(['x'], 'x.jpg'));
  expect(textsOf(form).map(([name]) => name)).toEqual(['name.id', 'shipping', 'opening']);
});

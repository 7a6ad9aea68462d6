import { expect, test } from 'vitest';
import { readSupervisorForm } from './supervisor-form.ts';

const typed = { id: '', name: ' Pengawas 1 ', region: '64.71', email: '', pin: '042917', pin2: '042917' };

test('a new supervisor needs a PIN, typed twice', () => {
  expect(readSupervisorForm(typed)).toMatchObject({
    ok: true,
    value: { name: 'Pengawas 1', region: '64.71', email: null, pin: '042917' },
  });
  const wrong = (change: object) => {
    const read = readSupervisorForm({ ...typed, ...change });
    return read.ok ? [] : read.data.wrong;
  };
  expect(wrong({ pin: '12345', pin2: '12345' })).toEqual(['pin']);
  expect(wrong({ pin: '', pin2: '' })).toEqual(['pin']);
  expect(wrong({ pin: '123456', pin2: '123456' })).toEqual(['pin']);
  expect(wrong({ pin2: '042918' })).toEqual(['pin2']);
  expect(wrong({ name: ' ', email: 'x' })).toEqual(['name', 'email']);
  expect(wrong({ region: 'xx!' })).toEqual(['other']);
});

test('a known one keeps the PIN when none is typed, and nothing but the PINs comes back', () => {
  const known = { ...typed, id: '01890f3a-7c03-7000-8000-0000000000d1', pin: '', pin2: '' };
  const kept = readSupervisorForm(known);
  expect(kept.ok && 'pin' in kept.value).toBe(false);
  expect(kept.ok).toBe(true);
  expect(readSupervisorForm({ ...known, pin: '118422' })).toMatchObject({
    ok: false,
    data: { name: 'Pengawas 1', region: '64.71', email: '', wrong: ['pin2'] },
  });
});

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enter, listPresent } from './presence.ts';
import { startOf } from './processes.ts';
import { dataFolder } from './scratch-folder.fixture.ts';

test('everybody sees the others, and how they stand', () => {
  const folder = dataFolder();
  expect(listPresent(folder)).toEqual([]);
  const owner = enter(folder, 'own');
  const visitor = enter(folder, 'visit');
  expect(owner.others()).toEqual([{ standing: 'visit', pid: process.pid }]);
  owner.leaving();
  expect(visitor.others()).toEqual([{ standing: 'leave', pid: process.pid }]);
  owner.gone();
  expect(visitor.others()).toEqual([]);
  visitor.gone();
  expect(readdirSync(folder)).toEqual([]);
});

test('the dead are not counted, even when their number was given to another process', () => {
  const folder = dataFolder();
  const living = enter(folder, 'visit');
  writeFileSync(join(folder, 'own.4194303.0123abcd-77.00000000'), '');
  writeFileSync(join(folder, `own.${process.pid}.0123abcd-77.00000000`), '');
  writeFileSync(join(folder, 'catatan.txt'), '');
  expect(living.others()).toEqual([]);
  expect(readdirSync(folder)).toEqual([
    'catatan.txt',
    `visit.${process.pid}.${startOf(process.pid)}.${nonceIn(folder)}`,
  ]);
});

function nonceIn(folder: string): string {
  return readdirSync(folder).at(-1)?.split('.').at(-1) ?? '';
}

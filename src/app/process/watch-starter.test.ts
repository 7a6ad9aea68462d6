import { expect, it } from 'vitest';
import { kinOf } from './watch-starter.ts';

const tree = (processes: Readonly<Record<number, readonly [name: string, parent: number]>>) => (pid: number) => {
  const [name, parent] = processes[pid] ?? [];
  return name === undefined || parent === undefined ? undefined : { name, parent };
};

it.each([
  [
    'npm and its shell',
    tree({ 20: ['sh', 10], 10: ['npm start', 1] }),
    [
      { pid: 30, parent: 20 },
      { pid: 20, parent: 10 },
    ],
  ],
  ['npm itself', tree({ 20: ['npm start', 1] }), [{ pid: 30, parent: 20 }]],
  [
    'an older node between',
    tree({ 20: ['node', 15], 15: ['sh', 10], 10: ['npm exec gelaran', 1] }),
    [
      { pid: 30, parent: 20 },
      { pid: 20, parent: 15 },
      { pid: 15, parent: 10 },
    ],
  ],
  // The shell of a terminal may be left behind.
  ['no npm above', tree({ 20: ['bash', 10], 10: ['sshd', 1] }), [{ pid: 30, parent: 20 }]],
  ['a system that does not tell', () => undefined, [{ pid: 30, parent: 20 }]],
])('watches %s', (_, see, kin) => expect(kinOf(30, 20, see)).toEqual(kin));

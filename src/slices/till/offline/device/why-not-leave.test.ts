import { expect, test } from 'vitest';
import { type Leaving, whyNotLeave } from './why-not-leave.ts';

const quiet: Leaving = { shiftOpen: false, unsent: 0, savedThrough: 0, lastSeq: 9 };

test.each<[string, Partial<Leaving>, string | null]>([
  ['all is sent', {}, null],
  ['a shift is open', { shiftOpen: true }, 'shift-open'],
  ['a shift is open, whatever was saved', { shiftOpen: true, unsent: 2, savedThrough: 9 }, 'shift-open'],
  ['something is unsent', { unsent: 1 }, 'unsent'],
  ['something is unsent, and in the file', { unsent: 1, savedThrough: 9 }, null],
  ['something came after the file', { unsent: 2, savedThrough: 8 }, 'unsent'],
])('%s', (_, leaving, told) => expect(whyNotLeave({ ...quiet, ...leaving })).toBe(told));

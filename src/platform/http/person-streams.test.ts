import { expect, test } from 'vitest';
import { userId } from '../../kinds/id.ts';
import { createPersonStreams } from './person-streams.ts';

const person = (user: string) => ({ kind: 'person', user: userId(user), memberships: [] }) as const;

test('a person’s streams end when the access changes, those of others go on', () => {
  const streams = createPersonStreams();
  const never = new AbortController().signal;
  const open = ['satu', 'satu', 'dua'].map((user) => streams.signalFor(person(user), never));
  const ended = () => open.map(({ aborted }) => aborted);
  streams.changed('tiga');
  expect(ended()).toEqual([false, false, false]);
  streams.changed('satu');
  expect(ended()).toEqual([true, true, false]);
  const again = streams.signalFor(person('satu'), never);
  expect(again.aborted).toBe(false);
  streams.changedAll();
  expect([...ended(), again.aborted]).toEqual([true, true, true, true]);
});

test('a stream whose reader left is forgotten', () => {
  const streams = createPersonStreams();
  const gone = new AbortController();
  const signal = streams.signalFor(person('satu'), gone.signal);
  gone.abort();
  expect(signal.aborted).toBe(true);
  streams.changed('satu');
});

import { pino } from 'pino';
import { expect, it } from 'vitest';
import { adoptConsole } from './adopt-console.ts';

it('turns what is said to the console into lines of the log, and gives it back', () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn', base: null, timestamp: false }, { write: (line: string) => void lines.push(line) });
  const speak = console.error;
  const giveBack = adoptConsole(log);
  try {
    console.error(new Error('two\nlines'), { at: 1 });
    console.log('quiet');
  } finally {
    giveBack();
  }
  expect(console.error).toBe(speak);
  expect(lines.length).toBe(1);
  expect(lines[0]?.trimEnd()).not.toContain('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 50,
    from: 'console',
    msg: expect.stringContaining('two\nlines'),
  });
});

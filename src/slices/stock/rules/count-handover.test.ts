import { describe, expect, it } from 'vitest';
import { countHandover } from './count-handover.ts';

const sent = [
  { line: 1, sent: 40 },
  { line: 2, sent: 12 },
];

describe('countHandover', () => {
  it('gives what arrived in the order of the note, more or fewer than were sent', () => {
    const counted = [
      { line: 2, received: 13 },
      { line: 1, received: 0 },
    ];
    expect(countHandover(sent, counted)).toEqual({
      ok: true,
      value: [
        { line: 1, received: 0 },
        { line: 2, received: 13 },
      ],
    });
  });

  it('refuses a line that nobody counted, one that is not on the note, and one counted twice', () => {
    expect(countHandover(sent, [{ line: 1, received: 40 }])).toEqual({
      ok: false,
      code: 'lines-missing',
      data: { lines: [2] },
    });
    const strange = [...sent.map(({ line }) => ({ line, received: 1 })), { line: 9, received: 1 }];
    expect(countHandover(sent, strange)).toMatchObject({ ok: false, data: { lines: [9] } });
    const twice = [...sent.map(({ line }) => ({ line, received: 1 })), { line: 1, received: 2 }];
    expect(countHandover(sent, twice)).toMatchObject({ ok: false, code: 'lines-missing' });
  });
});

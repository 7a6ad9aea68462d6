import { describe, expect, it } from 'vitest';
import { number, plural } from '../src/platform/i18n/speech.ts';
import { compileMessage, factsIn, isMessage, type Message, MessageFault, parametersOf } from './compile-message.ts';

/** What a compiled message says, run as the generated file runs it. */
function say(message: Message, inputs: Readonly<Record<string, unknown>>, locale = 'id'): unknown {
  return new Function('i', 'plural', 'number', compileMessage(message, locale))(inputs, plural, number);
}

const booths: Message = [
  {
    declarations: ['input count', 'local form = count: plural', 'local shown = count: number'],
    selectors: ['form'],
    match: { 'form=one': '{shown} booth', 'form=other': '{shown} booths' },
  },
];

describe('a message becomes a function', () => {
  it('puts its parameters in', () => {
    expect(say('Masuk sebagai {role}', { role: 'panitia' })).toBe('Masuk sebagai panitia');
  });

  it('takes signs that mean something in JavaScript for signs', () => {
    const dollar = '$';
    expect(say(`\`{a}\` \\ $5 ${dollar}{a} "x" \n`, { a: 'b' })).toBe('`b` \\ $5 $b "x" \n');
  });

  it('says what a parameter holds, whatever that is', () => {
    const text = ['`$', '{process.exit()}`'].join('');
    expect(say('{text}', { text })).toBe(text);
  });

  it('chooses by the plural of the language, and writes numbers as it does', () => {
    expect([1, 2, 1234].map((count) => say(booths, { count }, 'en'))).toEqual(['1 booth', '2 booths', '1,234 booths']);
    expect([1, 1234].map((count) => say(booths, { count }, 'id'))).toEqual(['1 booths', '1.234 booths']);
  });

  it('chooses by several values, in their order, until one fits', () => {
    const message: Message = [
      {
        declarations: ['input a', 'input b'],
        selectors: ['a', 'b'],
        match: { 'a=1, b=x': 'first', 'a=1, b=*': 'second {b}', '*=*': 'third' },
      },
    ];
    expect(() => compileMessage(message, 'id')).toThrow(MessageFault);
    const [only] = message;
    const mended: Message = [
      {
        ...(only as Exclude<Message, string>[0]),
        match: { 'a=1, b=x': 'first', 'a=1, b=*': 'second {b}', 'a=*': 'third' },
      },
    ];
    expect([say(mended, { a: '1', b: 'x' }), say(mended, { a: 1, b: 'y' }), say(mended, { a: 2, b: 'x' })]).toEqual([
      'first',
      'second y',
      'third',
    ]);
  });
});

describe('a message that cannot be said', () => {
  const wrong: readonly [string, Message][] = [
    ['a brace left open', 'Halo {name'],
    ['a brace around nothing', 'Halo {}'],
    ['a parameter that nobody declares', [{ declarations: ['input a'], selectors: ['a'], match: { 'a=*': '{b}' } }]],
    [
      'a form that is not known',
      [{ declarations: ['input a', 'local d = a: date'], selectors: ['a'], match: { 'a=*': 'x' } }],
    ],
    ['a choice that can come to nothing', [{ declarations: ['input a'], selectors: ['a'], match: { 'a=1': 'x' } }]],
    [
      'a match behind one that fits everything',
      [{ declarations: ['input a'], selectors: ['a'], match: { 'a=*': 'x', 'a=1': 'y' } }],
    ],
  ];
  it.each(wrong)('is refused: %s', (_, message) => {
    expect(() => compileMessage(message, 'id')).toThrow(MessageFault);
  });

  it('is no message at all when it is a number, an empty list or two lists of matches', () => {
    expect([1, null, [], [{}, {}], {}].map(isMessage)).toEqual([false, false, false, false, false]);
  });
});

it('tells what a caller hands in, and which facts are said', () => {
  expect([parametersOf('{b} {a} {b}'), parametersOf(booths), factsIn(booths)]).toEqual([
    ['a', 'b'],
    ['count'],
    'shown',
  ]);
});

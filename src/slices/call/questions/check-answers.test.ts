import { expect, it } from 'vitest';
import { checkAnswers } from './check-answers.ts';
import { type Question, question } from './contract.ts';

const ask = (set: Partial<Question>): Question =>
  question.parse({
    code: 'a',
    kind: 'text',
    label: { id: 'Apa?', en: '' },
    choices: [],
    required: true,
    curators: true,
    ...set,
  });

it.each([
  ['12', {}],
  ['1.250', {}],
  ['1.250.000', {}],
  ['3,5', {}],
  ['', {}],
  ['dua', { a: 'number' }],
  ['1 2', { a: 'number' }],
])('as a number, %s is %j', (answer, wrong) =>
  expect(checkAnswers([ask({ kind: 'number' })], { a: answer })).toEqual(wrong),
);

it('takes the choices that there are, any text, and looks at nothing that was not asked', () => {
  const choice = ask({ kind: 'choice', choices: ['Ya', 'Tidak'] });
  expect(checkAnswers([choice], { a: 'Ya', b: 'lain' })).toEqual({});
  expect(checkAnswers([choice], { a: 'Mungkin' })).toEqual({ a: 'choice' });
  expect(checkAnswers([ask({})], { a: 'apa saja' })).toEqual({});
});

it('wants words in one language, and something to choose from', () => {
  expect(question.safeParse({ ...ask({}), label: { id: '', en: '' } }).success).toBe(false);
  expect(question.safeParse({ ...ask({}), kind: 'choice', choices: ['satu'] }).success).toBe(false);
});

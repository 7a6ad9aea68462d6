/** Whether answers are of the kinds that were asked for. Empty ones are: whether one is needed is asked when handing in. */
import type { Answers, Question } from './contract.ts';

/** A number as people write it: `12`, `1.250`, `3,5`. */
const NUMBER = /^-?\d{1,15}(?:[.,]\d{1,6}|(?:\.\d{3})+)?$/;

/** By the question's code, what is wrong with its answer. Answers to nothing that was asked are not looked at. */
export function checkAnswers(
  questions: readonly Question[],
  answers: Answers,
): Readonly<Record<string, 'number' | 'choice' | 'file'>> {
  const wrong: Record<string, 'number' | 'choice' | 'file'> = {};
  for (const { code, kind, choices } of questions) {
    const answer = answers[code] ?? '';
    if (answer === '') continue;
    // A file is sent by itself, and no text stands for it.
    if (kind === 'file') wrong[code] = 'file';
    if (kind === 'number' && !NUMBER.test(answer)) wrong[code] = 'number';
    if (kind === 'choice' && !choices.includes(answer)) wrong[code] = 'choice';
  }
  return wrong;
}

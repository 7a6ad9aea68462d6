/** Questions of a call that are the organiser's own. Browser-safe. */
import { z } from 'zod';
import { typedLine } from '../../../platform/forms/typed-line.ts';

export const QUESTION_KINDS = ['text', 'number', 'choice', 'file'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const MAX_QUESTIONS = 10;
export const MAX_CHOICES = 12;

const line = typedLine(200);

export const question = z
  .strictObject({
    /** Lower-case words joined by hyphens; how answers name it. */
    code: z
      .string()
      .max(40)
      .regex(/^[a-z]+(-[a-z]+)*$/, 'lower-case words joined by hyphens'),
    kind: z.enum(QUESTION_KINDS),
    /** One language is enough; it stands for the other. */
    label: z.strictObject({ id: line, en: line }),
    /** What can be chosen, in the words that are kept. */
    choices: z.array(line.min(1)).max(MAX_CHOICES),
    required: z.boolean(),
    /** Curators read the answer, without names where the call is blind; a file, out of which no names can be taken, only where it is not. */
    curators: z.boolean(),
  })
  .refine(({ label }) => label.id !== '' || label.en !== '', { path: ['label'], message: 'no words' })
  .refine(({ kind, choices }) => kind !== 'choice' || choices.length >= 2, { path: ['choices'], message: 'too few' });
export type Question = z.output<typeof question>;

export const questions = z
  .array(question)
  .max(MAX_QUESTIONS)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'two questions with one code');

/** By the question's code. */
export const answers = z.record(z.string().max(40), z.string().trim().max(2_000));
export type Answers = Readonly<Record<string, string>>;

export function questionWords({ label }: Pick<Question, 'label'>, locale: 'id' | 'en'): string {
  return label[locale] || label.id || label.en;
}

/** How a form and a refusal name the answer to a question. */
export function answerField(code: string): string {
  return `answer_${code}`;
}

/** Files that answer a question of the organiser's. Browser-safe. */
import type { DocumentKind } from '../../../platform/files/document-facts.ts';
import type { Question } from '../questions/contract.ts';

export interface AnswerFile {
  /** The code of the question. */
  readonly question: string;
  readonly name: string;
  readonly kind: DocumentKind;
  /** In bytes. */
  readonly size: number;
}

/** A question with what was answered, as a reader sees it. */
export interface AnswerLine {
  readonly question: Question;
  /** A file's name; empty where there is none, or where it would say who it is. */
  readonly answer: string;
  readonly file: Pick<AnswerFile, 'kind' | 'size'> | null;
  /** It is there, and not for this reader: curation is blind, and no names can be taken out of a file. */
  readonly sealed: boolean;
}

/** What everybody but a curator reads. */
export function answerLines(
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
  files: readonly AnswerFile[],
): AnswerLine[] {
  return questions.map((question) => ({
    question,
    answer: answers[question.code] ?? '',
    file: files.find((file) => file.question === question.code) ?? null,
    sealed: false,
  }));
}

import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Answers, answers } from '../questions/contract.ts';
import type { AnswerFile } from './contract.ts';
import { selectAskedFiles } from './store.ts';

/**
 * What an application answers: texts, and for a question that asks for a file the name of the file that was sent. A text that was written
 * when the question asked for one stands for no file.
 */
export async function answersOf(
  ctx: Context,
  tx: Tx,
  row: { readonly id: Id<'application'>; readonly answers: unknown },
): Promise<Answers> {
  const files = await selectAskedFiles(ctx, tx, row.id);
  return {
    ...answers.parse(row.answers),
    ...Object.fromEntries(files.map((file) => [file.question, file.name ?? ''])),
  };
}

/** The files of an application's questions. The caller has checked who reads. */
export async function listAnswerFiles(ctx: Context, tx: Tx, application: Id<'application'>): Promise<AnswerFile[]> {
  const asked = await selectAskedFiles(ctx, tx, application);
  return asked.flatMap(({ question, name, kind, size }) =>
    name === null || kind === null || size === null ? [] : [{ question, name, kind, size }],
  );
}

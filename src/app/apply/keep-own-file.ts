import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { takeDocument } from '../../platform/files/index.ts';
import type { Services } from '../../platform/http/api.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AnswerFile } from '../../slices/call/answer-files/contract.ts';
import { dropAnswerFile, keepAnswerFile, listAnswerFiles } from '../../slices/call/index.ts';
import { answerField, type Question } from '../../slices/call/questions/contract.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { countAttempt } from '../../slices/people/index.ts';
import { draftOf } from './parts.ts';
import { saveNow } from './save-now.ts';

/** Files that a person may send: a whole application twice over, or a lead's afternoon. */
const TEMPO = { seconds: 600, most: 40 };

interface SentFile {
  readonly business: Id<'business'>;
  /** The code of the question. */
  readonly question: string;
  readonly file: File | undefined;
}

/**
 * Looks at what was sent, outside of every transaction, and keeps it in the draft of a business. Returns how it is called and how large it
 * is now. @throws `request.too-many`, what `takeDocument` and what `keepAnswerFile` throw.
 */
export async function keepOwnFile(
  { runner, clock }: Pick<Services, 'runner' | 'clock'>,
  ctx: AtEdition,
  { business, question, file }: SentFile,
): Promise<AnswerFile> {
  const user = ctx.actor.kind === 'person' ? ctx.actor.user : '';
  if (!(await countAttempt(runner.db, `answer-file ${user}`, TEMPO, clock.now())))
    throw new DomainError(common['too-many']);
  await runner.query(ctx, (tx) => draftOf(ctx, tx, business));
  const sent = { name: file?.name ?? '', bytes: new Uint8Array((await file?.arrayBuffer()) ?? []) };
  const document = await takeDocument(sent);
  return saveNow(runner, ctx, async (tx) => {
    const { id } = await draftOf(ctx, tx, business);
    await keepAnswerFile(ctx, tx, { application: id, question, document });
    const kept = (await listAnswerFiles(ctx, tx, id)).find((each) => each.question === question);
    if (!kept) throw new DomainError(common['not-found']);
    return kept;
  });
}

/** Takes the file of a draft away. */
export async function removeOwnFile(
  ctx: AtEdition,
  tx: Tx,
  { business, question }: Omit<SentFile, 'file'>,
): Promise<void> {
  const { id } = await draftOf(ctx, tx, business);
  await dropAnswerFile(ctx, tx, { application: id, question });
}

/** Keeps the files that a whole form carries, from a browser without script. @throws a refusal on the field of the question. */
export async function keepFilesOfForm(
  services: Pick<Services, 'runner' | 'clock'>,
  ctx: AtEdition,
  form: FormData,
  { business, questions }: { readonly business: Id<'business'>; readonly questions: readonly Question[] },
): Promise<boolean> {
  let kept = false;
  for (const { code: question } of questions.filter(({ kind }) => kind === 'file')) {
    const file = form.get(`document_file_${question}`);
    if (!(file instanceof File) || (file.size === 0 && form.get('send_file') !== question)) continue;
    try {
      await keepOwnFile(services, ctx, { business, question, file });
      kept = true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.declared, error.data, { [answerField(question)]: [error.code] });
    }
  }
  return kept;
}

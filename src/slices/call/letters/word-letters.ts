/** Changing and reading how the letters of a call are worded. */
import { z } from 'zod';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../../editions/index.ts';
import { reachFor } from '../must-reach.ts';
import { LETTER_KINDS, type LetterKind, unknownPlaces } from '../rules/fill-letter.ts';
import { defaultWording, type Wording } from './default-wording.ts';
import { deleteWording, selectWordings, upsertWording } from './wording-store.ts';

const subject = z.string().trim().min(1).max(200);
const body = z.string().trim().min(1).max(5_000);

export const wordingInput = z.strictObject({
  kind: z.enum(LETTER_KINDS),
  subject: z.strictObject({ id: subject, en: subject }),
  body: z.strictObject({ id: body, en: body }),
});
export type WordingInput = z.input<typeof wordingInput>;

/** @throws `request.invalid` on the field with a place that does not exist. */
export async function setWording(ctx: AtEdition, tx: Tx, input: WordingInput): Promise<void> {
  reachFor(ctx, 'call.manage');
  const { kind, ...said } = accept(wordingInput, input);
  const wrong = Object.entries(said).flatMap(([part, texts]) =>
    Object.entries(texts).flatMap(([lang, text]) =>
      unknownPlaces(text).map((place) => [`${part}.${lang}`, place] as const),
    ),
  );
  if (wrong.length > 0)
    throw new DomainError(common.invalid, {}, Object.fromEntries(wrong.map(([field, place]) => [field, [place]])));
  await upsertWording(ctx, tx, kind, said);
  await audit(ctx, tx, 'call.letter-worded', ctx.edition, { kind });
}

export async function resetWording(ctx: AtEdition, tx: Tx, kind: LetterKind): Promise<void> {
  reachFor(ctx, 'call.manage');
  await deleteWording(ctx, tx, kind);
  await audit(ctx, tx, 'call.letter-reset', ctx.edition, { kind });
}

export interface Worded extends Wording {
  readonly kind: LetterKind;
  /** Whether the organiser has words of its own. */
  readonly own: boolean;
}

export async function listWordings(ctx: AtEdition, tx: Tx): Promise<Worded[]> {
  const own = await selectWordings(ctx, tx);
  return LETTER_KINDS.map((kind) => {
    const said = own.get(kind);
    return { kind, own: said !== undefined, ...(said ?? defaultWording(kind)) };
  });
}

/** SQL of the organiser's own wording of letters. */
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import type { LetterKind } from '../rules/fill-letter.ts';
import type { Wording } from './default-wording.ts';

export async function selectWordings(ctx: AtEdition, tx: Tx): Promise<ReadonlyMap<LetterKind, Wording>> {
  const rows = await tx
    .selectFrom('call.letter_wording')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
  return new Map(
    rows.map((row) => [
      row.kind,
      { subject: { id: row.subject_id, en: row.subject_en }, body: { id: row.body_id, en: row.body_en } },
    ]),
  );
}

export async function upsertWording(ctx: AtEdition, tx: Tx, kind: LetterKind, { subject, body }: Wording) {
  const said = { subject_id: subject.id, subject_en: subject.en, body_id: body.id, body_en: body.en };
  await tx
    .insertInto('call.letter_wording')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, kind, ...said })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id', 'kind']).doUpdateSet(said))
    .execute();
}

export async function deleteWording(ctx: AtEdition, tx: Tx, kind: LetterKind) {
  await tx
    .deleteFrom('call.letter_wording')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('kind', '=', kind)
    .execute();
}

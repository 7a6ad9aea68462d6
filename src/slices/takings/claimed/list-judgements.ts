import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import type { Source, Verdict } from '../contract.ts';

export interface ListedJudgement {
  readonly id: Id<'judgement'>;
  readonly source: Source;
  readonly verdict: Verdict;
  readonly note: string;
  readonly madeAt: number;
  /** The name of the account; null for a gateway. */
  readonly madeBy: string | null;
  readonly payments: number;
  readonly amount: number;
  readonly statement: string | null;
  readonly undone: boolean;
}

/** The newest fifty judgements of payments. */
export async function listJudgements(ctx: AtEdition, tx: Tx): Promise<ListedJudgement[]> {
  const { rows } = await sql<ListedJudgement>`
    select judgement.id, judgement.source, judgement.verdict, judgement.note, judgement.made_at as "madeAt", person.name as "madeBy",
      said.payments, said.amount, statement.name as statement,
      exists (select 1 from takings.judgement later where later.organiser_id = judgement.organiser_id and later.undoes = judgement.id) as undone
    from takings.judgement judgement
    cross join lateral (
      select count(*) as payments, coalesce(sum(amount), 0) as amount from takings.confirmation
      where confirmation.organiser_id = judgement.organiser_id and confirmation.judgement_id = judgement.id
    ) said
    left join people."user" person on person.id = judgement.made_by
    left join takings.statement statement on statement.organiser_id = judgement.organiser_id and statement.id = judgement.statement_id
    where judgement.organiser_id = ${ctx.organiser} and judgement.edition_id = ${ctx.edition}
    order by judgement.made_at desc, judgement.id desc limit 50`.execute(tx);
  return rows;
}

import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { answersOf, listAnswerFiles } from './answer-files/answers-of.ts';
import { type AnswerLine, answerLines } from './answer-files/contract.ts';
import { findApplicationRow } from './applications-store.ts';
import { applicationCode, type Call, type Item } from './contract.ts';
import { errors } from './errors.ts';
import { getCall } from './get-call.ts';
import { curatorOf, isBarredNow } from './must-score.ts';
import { mayScore } from './rules/call-clock.ts';
import { hideIdentity } from './rules/hide-identity.ts';
import { selectDesk, selectPeopleOf, selectScores } from './scoring-store.ts';
import { selectItems } from './store.ts';
import { type ToldOfBusiness, tellOfBusiness } from './tell-of-business.ts';

/** One applicant on a curator's desk. */
export interface DeskLine {
  readonly id: Id<'application'>;
  readonly code: string;
  /** Null where the call is blind. */
  readonly name: string | null;
  readonly region: { readonly code: string; readonly name: string };
  readonly state: 'assigned' | 'begun' | 'done';
  /** Parts of 100 once finished. */
  readonly total: number | null;
}

export interface Desk {
  readonly call: Call;
  /** Scores are taken at this moment. */
  readonly open: boolean;
  readonly lines: readonly DeskLine[];
  readonly done: number;
  /** Where to go on: what was begun first, then the next in order. */
  readonly next: Id<'application'> | undefined;
}

/** The acting curator's work. @throws `call.no-call`, `request.forbidden`. */
export async function getDesk(ctx: AtEdition, tx: Tx): Promise<Desk> {
  const curator = curatorOf(ctx);
  const call = await getCall(ctx, tx);
  const lines = (await selectDesk(ctx, tx, curator))
    .filter(({ inPlay }) => inPlay === 'submitted')
    .filter(({ id, regionCode, business }) => !isBarredNow(ctx, call, { id, region: regionCode, business }))
    .map(
      ({ id, number, name, region, regionCode, state, total }): DeskLine => ({
        id,
        code: applicationCode(number),
        name: call.blind ? null : name,
        region: { code: regionCode, name: region },
        state: state === 'conflict' ? 'assigned' : state,
        total,
      }),
    );
  return {
    call,
    open: mayScore(call, ctx.clock.now()).ok,
    lines,
    done: lines.filter(({ state }) => state === 'done').length,
    next: (lines.find(({ state }) => state === 'begun') ?? lines.find(({ state }) => state === 'assigned'))?.id,
  };
}

/** What a curator sees of an applicant, and has given so far. */
export interface ScoreSheet {
  readonly line: DeskLine;
  readonly statement: string;
  readonly told: ToldOfBusiness;
  /** To the questions that curators may read. */
  readonly answers: readonly AnswerLine[];
  readonly items: readonly Item[];
  readonly scores: readonly { readonly criterion: string; readonly points: number | null; readonly remark: string }[];
}

/** @throws `call.not-assigned` for an application that is not the curator's, or was withdrawn or decided meanwhile. */
export async function getScoreSheet(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
): Promise<{ readonly desk: Desk; readonly sheet: ScoreSheet }> {
  const desk = await getDesk(ctx, tx);
  const line = desk.lines.find(({ id }) => id === application);
  const row = line && (await findApplicationRow(ctx, tx, application, { all: true }));
  if (!line || !row) throw new DomainError(errors['not-assigned']);
  const people = desk.call.blind ? await selectPeopleOf(ctx, tx, row.business_id) : [];
  const hide = (text: string) => (desk.call.blind ? hideIdentity(text, { name: row.name, people }) : text);
  const items = (await selectItems(ctx, tx, [application])).map(({ application: _, ...item }) => ({
    ...item,
    name: { id: hide(item.name.id), en: hide(item.name.en) },
    description: { id: hide(item.description.id), en: hide(item.description.en) },
    category: hide(item.category),
    unit: hide(item.unit),
  }));
  const asked = desk.call.questions.filter(({ curators }) => curators);
  const lines = answerLines(asked, await answersOf(ctx, tx, row), await listAnswerFiles(ctx, tx, application));
  const scores = await selectScores(ctx, tx, application, curatorOf(ctx));
  return {
    desk,
    sheet: {
      line,
      statement: hide(row.statement),
      answers: lines.map((each) => {
        const sealed = desk.call.blind && each.file !== null;
        return { ...each, answer: sealed ? '' : hide(each.answer), sealed };
      }),
      told: await tellOfBusiness(ctx, tx, row.business_id, desk.call.blind ? hide : undefined),
      items,
      scores: scores.map(({ curator: _, ...score }) => score),
    },
  };
}

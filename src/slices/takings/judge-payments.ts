import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { announce } from '../../platform/webhooks/index.ts';
import type { AtEdition } from '../editions/index.ts';
import { type LockedPayment, lockPayments, setPaymentStates } from '../till/index.ts';
import { placeOf, type Source, type Verdict, type Word } from './contract.ts';
import { errors } from './errors.ts';
import { JUDGEMENT_TOPIC, PAYMENTS_JUDGED } from './events.ts';
import * as store from './store.ts';

export interface JudgementAsked {
  readonly source: Source;
  readonly verdict: Verdict;
  readonly words: readonly Word[];
  readonly note: string;
  readonly undoes?: Id<'judgement'> | null;
  readonly statement?: Id<'statement'> | null;
}

export interface Judged {
  /** Null when nothing changed: all of it had been said before. */
  readonly judgement: Id<'judgement'> | null;
  readonly payments: number;
  readonly amount: number;
  /** Left as they were: in that state already, of another edition, or of another line. */
  readonly skipped: number;
}

/** Says of payments whether their money is there. Said twice, it changes nothing the second time. */
export async function judgePayments(ctx: AtEdition, tx: Tx, asked: JudgementAsked): Promise<Judged> {
  const locked = await lockPayments(tx, ctx.organiser, asked.words);
  const taken = await store.selectStandingLines(
    tx,
    ctx.organiser,
    asked.words.flatMap(({ lineKey }) => (lineKey ? [lineKey] : [])),
  );
  const byPlace = new Map(locked.map((payment) => [placeOf(payment), payment]));
  const changed: { readonly word: Word; readonly payment: LockedPayment }[] = [];
  for (const word of asked.words) {
    const payment = byPlace.get(placeOf(word));
    if (payment?.edition !== ctx.edition || !changes(payment, asked.verdict)) continue;
    if (word.lineKey && asked.verdict === 'confirmed' && taken.has(word.lineKey)) continue;
    if (word.lineKey) taken.add(word.lineKey);
    // One word a payment: the same one twice in a request is said once.
    byPlace.delete(placeOf(word));
    changed.push({ word, payment });
  }
  if (changed.length === 0) return { judgement: null, payments: 0, amount: 0, skipped: asked.words.length };
  const judgement = await write(ctx, tx, asked, changed);
  const amount = changed.reduce((sum, { payment }) => sum + payment.amount, 0);
  const { source, verdict } = asked;
  await audit(ctx, tx, `takings.${verdict}`, judgement, { source, payments: changed.length, amount });
  return { judgement, payments: changed.length, amount, skipped: asked.words.length - changed.length };
}

async function write(
  ctx: AtEdition,
  tx: Tx,
  { source, verdict, note, undoes = null, statement = null }: JudgementAsked,
  changed: readonly { readonly word: Word; readonly payment: LockedPayment }[],
): Promise<Id<'judgement'>> {
  const id = newId<'judgement'>(ctx.clock.now());
  await store.insertJudgement(ctx, tx, { id, source, verdict, note, undoes, statement });
  await store.insertConfirmations(
    tx,
    ctx.organiser,
    id,
    verdict,
    changed.map(({ word, payment }) => ({ ...word, amount: payment.amount })),
  );
  const keys = changed.map(({ word }) => word);
  await setPaymentStates(tx, ctx.organiser, keys, verdict === 'confirmed' ? 'confirmed' : 'claimed');
  await tell(tx, ctx.organiser, PAYMENTS_JUDGED, { judgement: id, edition: ctx.edition });
  const { organiser, edition } = ctx;
  await announce(tx, { organiser, edition, topic: JUDGEMENT_TOPIC, payload: { judgement: id }, at: ctx.clock.now() });
  return id;
}

/** Cash is in the drawer and nobody's word is asked; what is so already is not said again. */
function changes({ state }: LockedPayment, verdict: Verdict): boolean {
  return state === (verdict === 'confirmed' ? 'claimed' : 'confirmed');
}

/**
 * Takes a judgement back: payments that it confirmed, and about which nothing else was said since, are claimed again. Both
 * stay on record. @throws `takings.judgement-unknown`, `takings.already-undone`.
 */
export async function undoJudgement(ctx: AtEdition, tx: Tx, judgement: Id<'judgement'>): Promise<Judged> {
  const found = await store.findJudgement(ctx, tx, judgement);
  if (found?.verdict !== 'confirmed') throw new DomainError(errors['judgement-unknown']);
  if (found.undone) throw new DomainError(errors['already-undone']);
  const words = await store.selectStandingWords(tx, ctx.organiser, judgement);
  const undone = await judgePayments(ctx, tx, {
    source: 'person',
    verdict: 'withdrawn',
    words,
    note: '',
    undoes: judgement,
  });
  if (undone.judgement === null) throw new DomainError(errors['already-undone']);
  return undone;
}

import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { writeMail } from '../../platform/mail/mail.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { announce } from '../../platform/webhooks/index.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import { takeUpPlaces } from '../exhibitors/index.ts';
import { countUndecided, markTold, selectAddresses, takeUntold } from './decisions-store.ts';
import { errors } from './errors.ts';
import { APPLICATION_ACCEPTED, RESULTS_PUBLISHED } from './events.ts';
import { openLetterPress } from './letters/write-letter.ts';
import { reachFor } from './must-reach.ts';
import { remember } from './remember.ts';
import { mayMove } from './rules/call-clock.ts';
import type { LetterKind } from './rules/fill-letter.ts';
import { lockCallRow, updateCall } from './store.ts';

/** Letters written in one transaction: few enough that nobody waits for them. */
const LETTERS = 50;

/**
 * Publishes what was decided: from now on decisions stay, everybody sees who takes part, applicants read their outcome, and
 * letters are written a few at a time.
 * @throws `call.wrong-step` unless the call is closed, `call.undecided` while somebody has no answer.
 */
export async function publishResults(ctx: AtEdition, tx: Tx): Promise<void> {
  reachFor(ctx, 'call.decide');
  const call = await lockCallRow(ctx, tx);
  if (!call) throw new DomainError(errors['no-call']);
  if (!mayMove(call.state, 'published'))
    throw new DomainError(errors['wrong-step'], { from: call.state, to: 'published' });
  const count = await countUndecided(ctx, tx);
  if (count > 0) throw new DomainError(errors.undecided, { count });
  await updateCall(ctx, tx, { state: 'published', published_at: new Date(ctx.clock.now()) });
  await audit(ctx, tx, 'call.moved', ctx.edition, { before: call.state, after: 'published' });
  await takeUpPlaces(ctx, tx);
  await tell(tx, ctx.organiser, RESULTS_PUBLISHED, { edition: ctx.edition });
  await bumpContent(ctx, tx);
}

/**
 * Writes the next letters with outcome and reasons, in both languages, and tells of each who takes part. While there are
 * more it tells the news again, so that the next transaction goes on; cut off, it goes on where it stopped.
 */
export async function writeLetters(ctx: AtEdition, tx: Tx, publicUrl: string): Promise<number> {
  const applicants = await takeUntold(ctx, tx, LETTERS);
  if (applicants.length === 0) return 0;
  const ids = applicants.map(({ id }) => id);
  const press = await openLetterPress(ctx, tx, ids, publicUrl);
  const addresses = Map.groupBy(await selectAddresses(ctx, tx, ids), ({ application }) => application);
  for (const applicant of applicants) {
    const kind = kindOf(applicant.state);
    for (const { address, person } of addresses.get(applicant.id) ?? [])
      await writeMail(ctx, tx, {
        recipient: address,
        kind: 'letter',
        about: applicant.id,
        ...press.write(kind, applicant, person || applicant.name),
      });
    const { organiser, edition: at } = ctx;
    const payload = { id: applicant.id, business: applicant.business, outcome: applicant.state };
    await announce(tx, { organiser, edition: at, topic: 'application.decided', payload, at: ctx.clock.now() });
    if (applicant.state === 'accepted')
      await tell(tx, ctx.organiser, APPLICATION_ACCEPTED, { edition: ctx.edition, application: applicant.id });
  }
  await markTold(ctx, tx, ids, new Date(ctx.clock.now()));
  await remember(ctx, tx, ids, 'told');
  if (applicants.length === LETTERS) await tell(tx, ctx.organiser, RESULTS_PUBLISHED, { edition: ctx.edition });
  return applicants.length;
}

function kindOf(state: string): LetterKind {
  return state === 'accepted' || state === 'waitlisted' ? state : 'refused';
}

/**
 * Idempotency of the pages' forms. The first command of an action claims the form's key in its own transaction, so that what it
 * makes and that it was made are one; the action's answer is kept sealed, and whoever sends the same form again gets it again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import type { Tx } from '../db/database.ts';
import type { Runner } from '../db/runner.ts';
import { DomainError, declareErrors } from '../problem/domain-error.ts';
import { sealerOf } from '../secrets/sealer.ts';
import type { SentForm } from './sent-form.ts';
import { claimForm, findSentForm, forgetForm, keepAnswer } from './sent-store.ts';

export const sentErrors = declareErrors('form', {
  'sent-otherwise': [409, 'This form was sent before with other content, which was taken.'],
  'sent-before': [409, 'This form was sent before and was taken.'],
});

/** Thrown by the claim of a form that was sent already. */
class SentBefore extends Error {}

/** So long it is waited for the answer of whoever sent the same form first; it comes right after the commit. */
const WAIT_MS = 5_000;
const LOOK_MS = 25;

/** What an action ended with. A session's cookie is given to whom it was made for alone: such an answer is not kept. */
type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'response' | 'thrown-response';
      readonly status: number;
      readonly headers: [string, string][];
      readonly body: string;
    }
  | { readonly kind: 'again' };

interface Claim {
  made: boolean;
  /** Another has sent the same form; whatever the action made of that is not its answer. */
  lost: boolean;
  /** The key is written by a command of this action that has not ended: those inside it and beside it need not, and must not wait for it. */
  held: boolean;
  /** The command that is writing the key just now. */
  writing: Promise<unknown> | undefined;
}

export interface FormTaker {
  readonly runner: Runner;
  /** Takes the form without a command. */
  readonly take: () => Promise<void>;
}

function claiming(runner: Runner, sent: SentForm, claim: Claim): FormTaker {
  const take = async () => {
    if (claim.made || claim.held) return;
    await runner.db.transaction().execute((tx) => claimIn(tx, sent, claim));
    claim.made = true;
  };
  return { runner: claimingRunner(runner, sent, claim), take };
}

async function claimIn(tx: Tx, sent: SentForm, claim: Claim): Promise<void> {
  if (await claimForm(tx, sent)) return;
  claim.lost = true;
  throw new SentBefore();
}

function claimingRunner(runner: Runner, sent: SentForm, claim: Claim): Runner {
  return {
    db: runner.db,
    query: (ctx, work) => runner.query(ctx, work),
    async command(ctx, work) {
      while (claim.writing && !claim.held) await claim.writing;
      if (claim.lost) throw new SentBefore();
      if (claim.made || claim.held) return runner.command(ctx, work);
      const { promise: written, resolve: tellWritten } = Promise.withResolvers<void>();
      claim.writing = written;
      try {
        const result = await runner.command(ctx, async (tx) => {
          await claimIn(tx, sent, claim);
          claim.held = true;
          tellWritten();
          return work(tx);
        });
        claim.made = true;
        return result;
      } finally {
        claim.held = false;
        claim.writing = undefined;
        tellWritten();
      }
    },
  };
}

async function described(kind: 'response' | 'thrown-response', response: Response): Promise<Outcome> {
  if (response.headers.has('set-cookie')) return { kind: 'again' };
  const body = await response.clone().text();
  return { kind, status: response.status, headers: [...response.headers], body };
}

async function outcomeOf(
  run: () => Promise<unknown>,
): Promise<{ readonly outcome: Outcome; readonly end: () => unknown }> {
  try {
    const value = await run();
    const outcome = value instanceof Response ? await described('response', value) : { kind: 'value' as const, value };
    return { outcome, end: () => value };
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    const end = () => {
      throw error;
    };
    return { outcome: await described('thrown-response', error), end };
  }
}

function play(outcome: Exclude<Outcome, { kind: 'again' }>): unknown {
  if (outcome.kind === 'value') return outcome.value;
  const { status, headers, body } = outcome;
  const response = new Response(body === '' ? null : body, { status, headers });
  if (outcome.kind === 'response') return response;
  throw response;
}

async function keep(runner: Runner, { key }: SentForm, outcome: Outcome): Promise<void> {
  const answer = serialize(outcome).toString('base64');
  await keepAnswer(runner.db, key, (await sealerOf(runner)).seal(answer, `form ${key}`));
}

async function opened(runner: Runner, { key }: SentForm, answer: Buffer): Promise<Outcome> {
  return deserialize(Buffer.from((await sealerOf(runner)).open(answer, `form ${key}`), 'base64'));
}

/** Where there is no row any more, the other's sending failed after all. */
async function answerAgain(runner: Runner, sent: SentForm, anew: () => Promise<unknown>): Promise<unknown> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const known = await findSentForm(runner.db, sent.key);
    if (!known) return anew();
    if (!known.digest.equals(sent.digest)) throw new DomainError(sentErrors['sent-otherwise']);
    if (known.answer) {
      const outcome = await opened(runner, sent, known.answer);
      return outcome.kind === 'again' ? anew() : play(outcome);
    }
    if (waited >= WAIT_MS) throw new DomainError(sentErrors['sent-before']);
    await wait(LOOK_MS);
  }
}

/**
 * Runs an action with a runner that claims the form; or answers as the first time.
 * @throws `form.sent-otherwise` when it was sent with other content, `form.sent-before` when the answer is not known any more.
 */
export async function sendOnce(
  runner: Runner,
  sent: SentForm,
  action: (form: FormTaker) => Promise<unknown>,
): Promise<unknown> {
  if (await findSentForm(runner.db, sent.key))
    return answerAgain(runner, sent, () => action({ runner, take: async () => undefined }));
  const claim: Claim = { made: false, lost: false, held: false, writing: undefined };
  try {
    const { outcome, end } = await outcomeOf(() => action(claiming(runner, sent, claim)));
    if (claim.lost) throw new SentBefore();
    // What was made is made, whether its answer can be kept or not.
    if (claim.made) await keep(runner, sent, outcome).catch(() => undefined);
    return end();
  } catch (error) {
    if (claim.lost) return answerAgain(runner, sent, () => sendOnce(runner, sent, action));
    // What failed half-way may be sent again.
    if (claim.made && !(error instanceof Response)) await forgetForm(runner.db, sent.key);
    throw error;
  }
}

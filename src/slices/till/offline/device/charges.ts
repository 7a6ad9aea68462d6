/**
 * QR codes of the organiser's payment gateway for single payments: asked for, shown, and looked at until they are paid. A
 * sale never waits for it: whatever goes wrong, the booth's own code is shown instead.
 */
import type { Clock } from '../../../../kinds/time.ts';
import type { HttpAnswer } from '../../../hall/rules/read-answer.ts';
import { type ChargeRequest, type ShownCharge, shownCharge } from '../../rules/gateway-charge.ts';
import { gatewayPayment, type QrisPayment } from './qris-payment.ts';

/** Each rejects when no answer came. */
export interface ChargeNetwork {
  /** `patience` in milliseconds. */
  ask(request: ChargeRequest, patience: number): Promise<HttpAnswer>;
  look(charge: string): Promise<HttpAnswer>;
}

/** Why the booth's own code is shown: `off` is no news, the rest is said in a line. */
export type WhyOwn = 'off' | 'offline' | 'unusable' | 'expired';

export type ChargeView =
  | { readonly at: 'asking' }
  | { readonly at: 'shown'; readonly payment: QrisPayment }
  | { readonly at: 'paid' }
  | { readonly at: 'own'; readonly why: WhyOwn };

export interface ChargesOptions {
  readonly network: ChargeNetwork;
  readonly isOnline: () => boolean;
  readonly clock: Clock;
  /** Runs something later; what it returns prevents it. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
}

/** A buyer who waits for a code. Milliseconds. */
export const PATIENCE = 4_000;
/** So long nobody asks again after "no gateway is on", and after no answer. */
const OFF_FOR = 10 * 60_000;
const SILENT_FOR = 60_000;
/** Between two looks: the first, how much longer each, the longest. */
const FIRST_LOOK = 2_000;
const LONGER = 1.4;
const LONGEST_LOOK = 10_000;
/** A code is not looked at for longer than this, whatever the server says; it is valid for fifteen minutes. */
const LOOKED_AT = 20 * 60_000;

export class Charges {
  readonly #options: ChargesOptions;
  /** Until when asking is left alone, and what is said meanwhile. */
  #rest: { readonly until: number; readonly why: WhyOwn } = { until: 0, why: 'off' };
  /** Whether a gateway has made a code for this till since it was started. */
  #known = false;

  constructor(options: ChargesOptions) {
    this.#options = options;
  }

  /**
   * Asks for a code and looks after it. `show` is told whatever changes, the first time before this returns. `insist`: a
   * person wants it asked for although there was no answer just before.
   */
  begin(request: ChargeRequest, show: (view: ChargeView) => void, insist = false): () => void {
    const { clock, isOnline } = this.#options;
    const now = clock.now();
    if (!insist && now < this.#rest.until && now >= this.#rest.until - OFF_FOR) {
      show({ at: 'own', why: this.#rest.why });
      return () => undefined;
    }
    if (!isOnline()) {
      // Where nobody has seen a gateway, nothing is missing.
      show({ at: 'own', why: this.#known ? 'offline' : 'off' });
      return () => undefined;
    }
    const watch: Watch = { ended: false, cancel: () => undefined };
    const tell = (view: ChargeView) => {
      if (!watch.ended) show(view);
      if (view.at === 'own' || view.at === 'paid') watch.ended = true;
    };
    tell({ at: 'asking' });
    this.#ask(request).then(
      (charge) => {
        if (watch.ended) return;
        if (typeof charge === 'string') tell({ at: 'own', why: charge });
        else this.#take(charge, request, watch, tell);
      },
      () => tell({ at: 'own', why: 'unusable' }),
    );
    return () => {
      watch.ended = true;
      watch.cancel();
    };
  }

  async #ask(request: ChargeRequest): Promise<ShownCharge | WhyOwn> {
    const answer = await this.#options.network.ask(request, PATIENCE).catch(() => undefined);
    const charge = answer && readCharge(answer);
    if (charge) {
      this.#known = true;
      return charge;
    }
    // An older server knows nothing of gateways.
    const off = answer?.status === 404 || codeOf(answer) === 'takings.gateway-off';
    const now = this.#options.clock.now();
    if (off) this.#rest = { until: now + OFF_FOR, why: 'off' };
    // That this very payment was asked for otherwise says nothing of the next.
    else if (answer?.status !== 409) this.#rest = { until: now + SILENT_FOR, why: 'unusable' };
    return off ? 'off' : 'unusable';
  }

  #take(charge: ShownCharge, { amount }: ChargeRequest, watch: Watch, tell: (view: ChargeView) => void): void {
    const payment = charge.amount === amount && charge.qr !== null ? gatewayPayment(charge.qr, amount) : undefined;
    if (charge.state === 'settled') tell({ at: 'paid' });
    else if (charge.state !== 'pending' || !payment) tell({ at: 'own', why: 'unusable' });
    if (watch.ended || !payment) return;
    tell({ at: 'shown', payment });
    this.#look(charge.id, watch, tell, { wait: FIRST_LOOK, until: this.#options.clock.now() + LOOKED_AT });
  }

  #look(charge: string, watch: Watch, tell: (view: ChargeView) => void, turn: Turn): void {
    const { network, after, clock } = this.#options;
    watch.cancel = after(turn.wait, async () => {
      const answer = await network.look(charge).catch(() => undefined);
      if (watch.ended) return;
      const state = answer && readCharge(answer)?.state;
      if (state === 'settled') return tell({ at: 'paid' });
      // No answer is no reason to take the code away: the buyer may be paying it now.
      if ((state !== undefined && state !== 'pending' && state !== 'making') || clock.now() > turn.until)
        return tell({ at: 'own', why: 'expired' });
      this.#look(charge, watch, tell, { ...turn, wait: Math.min(turn.wait * LONGER, LONGEST_LOOK) });
    });
  }
}

interface Watch {
  ended: boolean;
  cancel: () => void;
}

interface Turn {
  readonly wait: number;
  readonly until: number;
}

function readCharge({ status, body }: HttpAnswer): ShownCharge | undefined {
  return status === 200 ? shownCharge.safeParse(parse(body)).data : undefined;
}

function codeOf(answer: HttpAnswer | undefined): unknown {
  const problem = answer && parse(answer.body);
  return typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

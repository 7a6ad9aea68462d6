import { useEffect, useEffectEvent, useState } from 'react';
import type { Money } from '../../../../kinds/money.ts';
import type { ChargeView } from '../device/charges.ts';
import { useDesk, useTill } from './use-till.ts';

export interface UsedCharge {
  readonly charge: ChargeView;
  /** Shows the booth's own code instead. */
  readonly useOwn: () => void;
  /** Asks once more, whatever came of it before. */
  readonly again: () => void;
}

/** A gateway's code for what is paid here, for as long as this is looked at. `onPaid` is called when the gateway says so. */
export function useCharge(amount: Money, wanted: boolean, onPaid: () => void): UsedCharge {
  const { session } = useDesk();
  const { till } = useTill();
  const [charge, setCharge] = useState<ChargeView>({ at: 'asking' });
  const [own, setOwn] = useState(false);
  const [turn, setTurn] = useState(0);
  const paid = useEffectEvent(onPaid);
  const asked = wanted && !own;
  useEffect(() => {
    if (!asked) return;
    let ended = false;
    let stop: (() => void) | undefined;
    till.promise(amount).then((promised) => {
      if (ended) return;
      if (!promised) return setCharge({ at: 'own', why: 'off' });
      const show = (view: ChargeView) => {
        setCharge(view);
        if (view.at === 'paid') paid();
      };
      stop = session.charges.begin({ ...promised, amount }, show, turn > 0);
    });
    return () => {
      ended = true;
      stop?.();
    };
  }, [session, till, amount, asked, turn]);
  return {
    charge: asked ? charge : { at: 'own', why: 'off' },
    useOwn: () => setOwn(true),
    again: () => setTurn(turn + 1),
  };
}

import { useState } from 'react';
import type { Money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { methodName } from '../../rules/receipt.ts';
import { readReference } from '../../rules/reference.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { Told } from '../parts/Told.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useEnter } from './use-enter.ts';
import { usePayment } from './use-payment.ts';
import { useDesk, useTill } from './use-till.ts';

export interface OtherProps {
  readonly method: 'card' | 'transfer';
  readonly amount: Money | undefined;
}

/** A payment that another machine or a bank takes: noted here with what finds it again, and never with a card's number. */
export function Other({ method, amount }: OtherProps) {
  const { go, locale } = useDesk();
  const { view, print } = useTill();
  const { due, isLast, pay, selling } = usePayment(amount);
  const [reference, setReference] = useState('');
  const read = readReference(reference);

  function confirm(): void {
    if (read.ok) pay({ method, amount: due, ...(read.value === null ? {} : { reference: read.value }) });
  }
  useEnter(confirm);

  return (
    <Screen
      title={methodName(method, locale, view.catalogue.edition.currency)}
      onBack={() => go({ at: 'split' })}
      footer={
        <Button size="large" disabled={!read.ok || selling} onClick={confirm}>
          {selling ? m.till_recording() : m.till_paid_in()}
        </Button>
      }
    >
      <p className="tabular text-center leading-tight">
        <span className="block text-ink-2 text-sm">{isLast ? m.till_to_pay() : m.till_part()}</span>
        <span className="font-extrabold text-2xl leading-none">{print(due)}</span>
      </p>
      <Notice>{method === 'card' ? m.till_card_how() : m.till_transfer_how()}</Notice>
      <TextField
        label={m.till_reference()}
        value={reference}
        maxLength={80}
        autoCapitalize="characters"
        placeholder={method === 'card' ? m.till_reference_card() : m.till_reference_transfer()}
        aria-invalid={!read.ok}
        onChange={setReference}
      />
      <Told text={read.ok ? '' : refusalText(read.code)} />
    </Screen>
  );
}

import { currencyOf } from '../../kinds/currency.ts';
import { TextField, type TextFieldProps } from './TextField.tsx';

export interface MoneyFieldProps extends Omit<TextFieldProps, 'prefix' | 'inputMode' | 'type'> {
  readonly currency: string;
}

/** A box for an amount, with the sign of its money before it and the keys that its decimals need. */
export function MoneyField({ currency, ...field }: MoneyFieldProps) {
  const { sign, digits } = currencyOf(currency);
  return (
    <TextField
      autoComplete="off"
      maxLength={30}
      {...field}
      prefix={sign.trim()}
      inputMode={digits > 0 ? 'decimal' : 'numeric'}
    />
  );
}

import type { ComponentProps } from 'react';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, value, onChange, ...rest }: TextFieldProps) {
  return (
    <label className="grid gap-1 text-sm">
      {label}
      <input
        autoComplete="off"
        {...rest}
        className="h-12 w-full rounded-s border-[1.5px] border-edge bg-card px-3 text-base"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

import { m } from '../../platform/i18n/index.ts';
import { Button, type Choice, SelectField } from '../../platform/ui/index.ts';

export interface ExceptionFilterProps {
  readonly action: string;
  readonly state: 'open' | 'settled';
  readonly filter: {
    readonly code?: string | undefined;
    readonly device?: string | undefined;
    readonly booth?: string | undefined;
  };
  readonly codes: readonly Choice[];
  readonly devices: readonly Choice[];
  readonly booths: readonly Choice[];
}

/** A form of the browser's own: every view has an address. */
export function ExceptionFilter({ action, state, filter, codes, devices, booths }: ExceptionFilterProps) {
  return (
    <form action={action} className="grid grid-cols-1 items-end gap-3 sm:grid-cols-[1.4fr_1fr_1fr_auto]">
      {state === 'settled' && <input type="hidden" name="keadaan" value="selesai" />}
      <SelectField
        name="kode"
        label={m.app_exceptions_what()}
        none={m.hall_all()}
        optional="quiet"
        choices={codes}
        defaultValue={filter.code ?? ''}
      />
      <SelectField
        name="kasir"
        label={m.app_exceptions_device()}
        none={m.hall_all()}
        optional="quiet"
        choices={devices}
        defaultValue={filter.device ?? ''}
      />
      <SelectField
        name="stan"
        label={m.hall_booth()}
        none={m.hall_all()}
        optional="quiet"
        choices={booths}
        defaultValue={filter.booth ?? ''}
      />
      <Button tone="outline">{m.hall_show()}</Button>
    </form>
  );
}

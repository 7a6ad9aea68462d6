import { Form } from 'react-router';
import { m } from '../../platform/i18n/index.ts';
import { Button, SelectField, TextAreaField } from '../../platform/ui/index.ts';

/** What came of the last form, with what was typed. */
export interface SettleTold {
  readonly state: 'settled' | 'reopened' | 'taken' | 'invalid';
  readonly id: string;
  readonly outcome: string;
  readonly note: string;
}

export interface SettleFormProps {
  readonly id: string;
  readonly told: SettleTold | undefined;
}

/** Folded away until somebody settles this one; what was typed is there again when it was refused. */
export function SettleForm({ id, told }: SettleFormProps) {
  const refused = told?.id === id && told.state === 'invalid' ? told : undefined;
  return (
    <details open={refused !== undefined}>
      <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river underline">
        {m.hall_exceptions_settle()}
      </summary>
      <Form method="post" className="grid gap-3 py-2 text-left sm:min-w-56">
        <input type="hidden" name="id" value={id} />
        <SelectField
          name="outcome"
          label={m.hall_exceptions_found()}
          none={m.hall_choose()}
          defaultValue={refused?.outcome ?? ''}
          error={refused && refused.outcome === '' ? m.hall_exceptions_choose() : undefined}
          choices={[
            { value: 'right', label: m.hall_outcome_right() },
            { value: 'mistake', label: m.hall_outcome_mistake() },
            { value: 'misuse', label: m.hall_outcome_misuse() },
          ]}
        />
        <TextAreaField
          name="note"
          label={m.hall_exceptions_note()}
          hint={m.hall_exceptions_note_hint()}
          optional
          maxLength={500}
          rows={2}
          defaultValue={refused?.note ?? ''}
        />
        <Button name="do" value="settle" size="small">
          {m.hall_exceptions_settle_do()}
        </Button>
      </Form>
    </details>
  );
}

import { Form } from 'react-router';
import { SentField } from '../../platform/forms/SentField.tsx';
import { m } from '../../platform/i18n/index.ts';
import { Button, Card, Notice, SelectField, TextAreaField } from '../../platform/ui/index.ts';

/** What came of the last form, with what was typed. */
export interface SettleTold {
  readonly state: 'settled' | 'reopened' | 'taken' | 'invalid';
  /** Of the one, or `TOGETHER`. */
  readonly id: string;
  /** Those that were ticked. */
  readonly ids?: readonly string[];
  /** How many were settled together. */
  readonly count?: number;
  readonly outcome: string;
  readonly note: string;
}

export interface SettleFormProps {
  readonly id: string;
  readonly told: SettleTold | undefined;
}

const FOUND_CHOICES = () => [
  { value: 'right', label: m.hall_outcome_right() },
  { value: 'mistake', label: m.hall_outcome_mistake() },
  { value: 'misuse', label: m.hall_outcome_misuse() },
];

/** The form that the boxes of the list belong to. */
export const TOGETHER = 'selesaikan-bersama';

/** What was found, and a note; what was typed is there again when it was refused. */
function SettleFields({ refused }: { readonly refused: SettleTold | undefined }) {
  return (
    <>
      <SelectField
        name="outcome"
        label={m.hall_exceptions_found()}
        none={m.hall_choose()}
        defaultValue={refused?.outcome ?? ''}
        error={refused && refused.outcome === '' ? m.hall_exceptions_choose() : undefined}
        choices={FOUND_CHOICES()}
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
    </>
  );
}

/** One result and one note for all that are ticked in the list. */
export function SettleTogether({ told, boxes }: { readonly told: SettleTold | undefined; readonly boxes: number }) {
  const refused = told?.id === TOGETHER && told.state === 'invalid' ? told : undefined;
  const none = refused !== undefined && refused.ids?.length === 0;
  const tick = (checked: boolean) => {
    for (const box of document.querySelectorAll<HTMLInputElement>(`input[name="ids"][form="${TOGETHER}"]`))
      box.checked = checked;
  };
  return (
    <Card title={m.hall_together()}>
      <Form method="post" id={TOGETHER} className="grid gap-4">
        <SentField />
        <p className="max-w-prose text-ink-2">{m.hall_together_text()}</p>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <SettleFields refused={refused} />
        </div>
        {none && <Notice kind="danger" title={m.hall_together_none()} />}
        <div className="flex flex-wrap gap-3">
          <Button name="do" value="settle-together">
            {m.hall_together_do()}
          </Button>
          <Button type="button" tone="outline" onClick={() => tick(true)}>
            {m.hall_together_all({ count: boxes })}
          </Button>
          <Button type="button" tone="outline" onClick={() => tick(false)}>
            {m.hall_together_clear()}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** Folded away until somebody settles this one; what was typed is there again when it was refused. */
export function SettleForm({ id, told }: SettleFormProps) {
  const refused = told?.id === id && told.state === 'invalid' ? told : undefined;
  return (
    <details open={refused !== undefined}>
      <summary className="flex min-h-6 cursor-pointer items-center font-semibold text-river underline pointer-coarse:min-h-12">
        {m.hall_exceptions_settle()}
      </summary>
      <Form method="post" className="grid gap-3 py-2 text-left sm:min-w-56">
        <SentField />
        <input type="hidden" name="id" value={id} />
        <SettleFields refused={refused} />
        <Button name="do" value="settle" size="small">
          {m.hall_exceptions_settle_do()}
        </Button>
      </Form>
    </details>
  );
}

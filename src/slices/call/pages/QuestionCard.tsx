import { m } from '../../../platform/i18n/index.ts';
import type { FieldErrors } from '../../../platform/problem/domain-error.ts';
import { Button, Card, Checkbox, SelectField, TextAreaField, TextField } from '../../../platform/ui/index.ts';
import { QUESTION_KINDS, type QuestionKind } from '../questions/contract.ts';
import type { QuestionFields } from './call-form.ts';

function kindWords(kind: QuestionKind): string {
  return {
    text: m.call_question_text,
    number: m.call_question_number,
    choice: m.call_question_choice,
    file: m.call_question_file,
  }[kind]();
}

interface QuestionCardProps {
  readonly question: QuestionFields;
  readonly at: number;
  readonly errors: FieldErrors;
}

/** One question of the organiser's own, in the settings of a call. */
export function QuestionCard({ question, at, errors }: QuestionCardProps) {
  const wrong = (path: string) => errors[`questions.${at}.${path}`] !== undefined;
  return (
    <Card
      title={m.call_question({ number: at + 1 })}
      actions={
        <Button name="do" value={`unask:${at}`} tone="quiet" size="small" formNoValidate>
          {m.call_question_remove()}
        </Button>
      }
    >
      <input type="hidden" name={`q${at}.code`} value={question.code} />
      <div className="group grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name={`q${at}.labelId`}
            label={m.call_question_id()}
            maxLength={200}
            optional="quiet"
            defaultValue={question.labelId}
            error={wrong('label') ? m.call_question_no_words() : undefined}
          />
          <TextField
            name={`q${at}.labelEn`}
            label={m.call_question_en()}
            maxLength={200}
            optional
            defaultValue={question.labelEn}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name={`q${at}.kind`}
            label={m.call_question_kind()}
            choices={QUESTION_KINDS.map((kind) => ({ value: kind, label: kindWords(kind) }))}
            defaultValue={question.kind}
          />
          <TextAreaField
            name={`q${at}.choices`}
            label={m.call_question_choices()}
            hint={m.call_question_choices_hint()}
            rows={3}
            optional="quiet"
            defaultValue={question.choices}
            error={wrong('choices') ? m.call_question_few() : undefined}
          />
        </div>
        <p className="hidden text-ink-2 text-sm group-has-[option[value=file]:checked]:block">
          {m.call_question_file_hint()}
        </p>
        <div className="grid gap-2 sm:grid-cols-2">
          <Checkbox name={`q${at}.required`} label={m.call_question_required()} defaultChecked={question.required} />
          <Checkbox
            name={`q${at}.curators`}
            label={m.call_question_curators()}
            hint={m.call_question_curators_hint()}
            defaultChecked={question.curators}
          />
        </div>
      </div>
    </Card>
  );
}

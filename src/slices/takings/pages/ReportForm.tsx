import { Form } from 'react-router';
import { paymentsIn } from '../../../kinds/country/index.ts';
import { formatDay } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import {
  Button,
  Checkbox,
  MoneyField,
  Notice,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { dayEndsLine } from '../../editions/labels.ts';
import { PAYMENT_METHODS } from '../../till/contract.ts';
import { methodField, productField } from '../reported/read-report-form.ts';
import type { ReportFormFacts } from '../reported/report-form-facts.ts';
import type { TakenReport } from '../reported/take-report.ts';
import { doubtText, methodName, refusalText } from '../words.ts';

/** What became of the form that was sent; a code where it was refused. */
export type ReportTold = TakenReport | { readonly state: 'refused'; readonly code: string; readonly typed: Typed };
type Typed = Readonly<Record<string, string>>;

export interface ReportFormProps {
  readonly facts: ReportFormFacts;
  readonly told: ReportTold | undefined;
  /** Where the form goes; this page itself when left out. */
  readonly action?: string | undefined;
}

/** One booth's day: needs no script, and keeps what was typed until it is taken. */
export function ReportForm({ facts, told, action }: ReportFormProps) {
  const locale = getLocale();
  const typed: Typed = told && 'typed' in told ? told.typed : {};
  const wrong = (field: string) => told?.state === 'faults' && told.faults.includes(field as never);
  const { currency } = facts.edition;
  const amountWrong = m.takings_report_amount_wrong({ example: moneyText(1_250_000, currency) });
  const day = typed.day ?? facts.days[0] ?? '';
  const optional = PAYMENT_METHODS.some((method) => typed[methodField(method)]) || wrong('methods');
  const named = facts.products.some(({ id }) => typed[productField(id)]) || wrong('products');
  return (
    <Form method="post" className="grid gap-4" {...(action === undefined ? {} : { action })}>
      <SentField />
      {told?.state === 'faults' && <Notice kind="danger" title={m.takings_report_faults()} />}
      {told?.state === 'refused' && (
        <Notice kind="danger" title={refusalText(told.code) ?? m.takings_report_faults()} />
      )}
      {told?.state === 'doubts' && (
        <Notice kind="warn" title={m.takings_report_doubts()}>
          <ul className="grid list-disc gap-1 pl-4">
            {told.doubts.map((doubt) => (
              <li key={doubt}>{doubtText(doubt)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <SelectField
        name="day"
        label={m.takings_report_day()}
        hint={dayEndsLine(facts.edition, locale)}
        defaultValue={day}
        choices={facts.days.map((each) => ({ value: each, label: formatDay(each, locale) }))}
      />
      <MoneyField
        name="amount"
        currency={currency}
        label={m.takings_report_amount()}
        hint={m.takings_report_amount_hint({ example: moneyText(1_250_000, currency) })}
        error={wrong('amount') ? amountWrong : undefined}
        defaultValue={typed.amount ?? ''}
      />
      <TextField
        name="sales"
        label={m.takings_report_sales()}
        error={wrong('sales') ? m.takings_report_sales_wrong() : undefined}
        defaultValue={typed.sales ?? ''}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        optional
      />
      <TextField
        name="reporter"
        label={m.takings_report_reporter()}
        hint={m.takings_report_reporter_hint()}
        error={wrong('reporter') ? m.takings_report_reporter_wrong() : undefined}
        defaultValue={typed.reporter ?? ''}
        autoComplete="name"
        maxLength={80}
      />
      <details open={optional || undefined}>
        <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river">
          {m.takings_report_by_method()}
        </summary>
        <div className="grid gap-3 pt-1">
          <p className="text-ink-2 text-sm">{m.takings_report_by_method_hint()}</p>
          {wrong('methods') && <Notice kind="danger" title={amountWrong} />}
          {paymentsIn(currency).map(({ way: method }) => (
            <MoneyField
              key={method}
              name={methodField(method)}
              label={methodName(method, currency)}
              currency={currency}
              defaultValue={typed[methodField(method)] ?? ''}
              optional
            />
          ))}
        </div>
      </details>
      {facts.products.length > 0 && (
        <details open={named || undefined}>
          <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river">
            {m.takings_report_by_product()}
          </summary>
          <div className="grid gap-3 pt-1">
            {wrong('products') && <Notice kind="danger" title={m.takings_report_sales_wrong()} />}
            {facts.products.map(({ id, name }) => (
              <TextField
                key={id}
                name={productField(id)}
                label={name[locale]}
                defaultValue={typed[productField(id)] ?? ''}
                inputMode="numeric"
                autoComplete="off"
                maxLength={6}
                optional
              />
            ))}
          </div>
        </details>
      )}
      <TextAreaField
        name="note"
        label={m.takings_report_note()}
        error={wrong('note') ? m.takings_report_note_wrong() : undefined}
        defaultValue={typed.note ?? ''}
        rows={2}
        maxLength={500}
        optional
      />
      {told?.state === 'doubts' && <Checkbox name="sure" value="on" label={m.takings_report_sure()} required />}
      <Button wide size="large">
        {m.takings_report_send()}
      </Button>
    </Form>
  );
}

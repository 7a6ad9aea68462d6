import { Form } from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { m } from '../../../platform/i18n/index.ts';
import { Button, Card, SelectField } from '../../../platform/ui/index.ts';
import type { StatementMapping } from '../rules/read-statement.ts';

interface ColumnsFormProps {
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** The first lines of the file as they are. */
  readonly top: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Null until somebody has said which column is what. */
  readonly mapping: StatementMapping | null;
}

/** Which line names the columns, and which column is what: remembered for the next file with the same headings. */
export function ColumnsForm({ headers, headerLine, top, mapping }: ColumnsFormProps) {
  const choices = headers.map((heading, at) => ({
    value: String(at),
    label: heading || m.takings_column_unnamed({ number: String(at + 1) }),
  }));
  const select = (name: keyof StatementMapping, label: string, optional: boolean) => {
    const chosen = mapping?.[name];
    return (
      <SelectField
        name={name}
        label={label}
        choices={choices}
        none={optional ? m.takings_column_none() : '–'}
        optional={optional}
        defaultValue={typeof chosen === 'number' ? String(chosen) : ''}
      />
    );
  };
  return (
    <Card title={m.takings_columns()}>
      <Form method="post" className="mb-5 grid items-end gap-3 border-line border-b pb-5 sm:grid-cols-[1fr_auto]">
        <SentField />
        <SelectField
          name="line"
          label={m.takings_header_line()}
          choices={top.map(({ line, cells }) => ({
            value: String(line),
            label: `${line}: ${cells.filter(Boolean).join(' | ').slice(0, 90)}`,
          }))}
          defaultValue={String(headerLine)}
          key={headerLine}
        />
        <div>
          <Button name="do" value="header" tone="outline">
            {m.takings_header_save()}
          </Button>
        </div>
      </Form>
      <Form method="post" className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-3" key={JSON.stringify(mapping)}>
        <SentField />
        {select('date', m.takings_column_date(), false)}
        {select('time', m.takings_column_time(), true)}
        {select('zone', m.takings_column_zone(), true)}
        <SelectField
          name="order"
          label={m.takings_column_order()}
          choices={[
            { value: 'dmy', label: m.takings_order_dmy() },
            { value: 'mdy', label: m.takings_order_mdy() },
          ]}
          defaultValue={mapping?.order ?? 'dmy'}
        />
        {select('amount', m.takings_column_amount(), false)}
        {select('debit', m.takings_column_debit(), true)}
        {select('direction', m.takings_column_direction(), true)}
        {select('status', m.takings_column_status(), true)}
        {select('reference', m.takings_column_reference(), true)}
        {select('merchant', m.takings_column_merchant(), true)}
        <div>
          <Button name="do" value="name" tone="outline">
            {m.takings_columns_save()}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

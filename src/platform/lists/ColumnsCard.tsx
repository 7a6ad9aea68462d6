import { Form } from 'react-router';
import { dayAt, formatDay } from '../../kinds/time.ts';
import { SentField } from '../forms/SentField.tsx';
import { getLocale, m } from '../i18n/index.ts';
import { Button, Card, Icon, Notice, SelectField } from '../ui/index.ts';
import { COLUMN_FIELD, HEADER_FIELD, type RefusedColumns } from './column-form.ts';
import { HeaderRows } from './HeaderRows.tsx';
import type { ShownColumns } from './show-columns.ts';

export interface ColumnsCardProps {
  readonly shown: ShownColumns<string>;
  readonly refused?: RefusedColumns | undefined;
  readonly zone: string;
  /** What a column is called. */
  readonly nameOf: (column: string) => string;
  /** In the order of the template. */
  readonly choices: readonly string[];
}

/** How the columns of a list were understood, and the form that says otherwise. It needs no script. */
export function ColumnsCard({ shown, refused, zone, nameOf, choices }: ColumnsCardProps) {
  const { columns, missing, said, headerLine } = shown;
  const found = columns.filter(({ meaning }) => meaning !== null);
  const told =
    said?.by === 'before'
      ? m.platform_columns_before({ day: formatDay(dayAt(said.at, zone), getLocale()) })
      : said === null
        ? m.platform_columns_by_words()
        : headerLine === 0
          ? m.platform_columns_said_once()
          : m.platform_columns_said();
  const form = <ColumnsForm key={JSON.stringify([shown, refused])} {...{ shown, refused, nameOf, choices }} />;
  return (
    <Card title={m.platform_columns_title()}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {missing.length > 0 ? (
          <Notice kind="danger" title={m.platform_columns_missing({ names: missing.map(nameOf).join(', ') })}>
            {m.platform_columns_missing_text()}
          </Notice>
        ) : (
          <p className="flex max-w-prose items-start gap-2 text-ink-2">
            {said?.by === 'before' && <Icon name="info" className="mt-0.5" />}
            {told}
          </p>
        )}
        {found.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {found.map(({ place, heading, meaning }) => (
              <li
                key={place}
                className="max-w-full break-words rounded-s border border-line bg-sunk px-2.5 py-1 text-sm"
              >
                {heading || m.platform_columns_unnamed({ number: place + 1 })}{' '}
                <span className="text-ink-2">
                  <span aria-hidden="true">→</span>
                  <span className="sr-only">{m.platform_columns_read_as()}</span>
                </span>{' '}
                <b>{nameOf(meaning ?? '')}</b>
              </li>
            ))}
          </ul>
        )}
        {missing.length > 0 ? (
          form
        ) : (
          <details className="rounded-m border border-line" open={refused !== undefined}>
            <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold">{m.platform_columns_change()}</summary>
            <div className="border-line border-t p-4">{form}</div>
          </details>
        )}
      </div>
    </Card>
  );
}

function ColumnsForm({ shown, refused, nameOf, choices }: Omit<ColumnsCardProps, 'zone'>) {
  return (
    <Form method="post" className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <SentField />
      {refused && <Notice kind="danger" title={m.platform_columns_twice({ name: nameOf(refused.twice) })} />}
      <HeaderRows name={HEADER_FIELD} top={shown.top} headerLine={refused?.line ?? shown.headerLine} />
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-bold text-lg">{m.platform_columns_what()}</legend>
        <p className="max-w-prose text-ink-2 text-sm">{m.platform_columns_what_text()}</p>
        <div className="grid items-end gap-x-4 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
          {shown.columns.map(({ place, heading, values, meaning }) => {
            const chosen = refused ? (refused.meanings[place] ?? '') : (meaning ?? '');
            return (
              <SelectField
                key={place}
                name={`${COLUMN_FIELD}${place}`}
                label={heading || m.platform_columns_unnamed({ number: place + 1 })}
                hint={
                  <span className="break-words">
                    {values.length > 0
                      ? m.platform_columns_holds({ values: values.join(' · ') })
                      : m.platform_columns_holds_nothing()}
                  </span>
                }
                error={
                  refused && chosen === refused.twice
                    ? m.platform_columns_twice({ name: nameOf(refused.twice) })
                    : undefined
                }
                optional="quiet"
                none={m.platform_columns_unread()}
                choices={choices.map((column) => ({ value: column, label: nameOf(column) }))}
                defaultValue={chosen}
              />
            );
          })}
        </div>
      </fieldset>
      <div>
        <Button name="do" value="columns">
          {m.platform_columns_use()}
        </Button>
      </div>
    </Form>
  );
}

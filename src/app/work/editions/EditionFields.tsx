import type { ReactNode } from 'react';
import { DAY_ENDS, MIDNIGHT } from '../../../kinds/business-day.ts';
import { formatWall, zoneSuffix } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Card, Checkbox, SelectField, TextAreaField, TextField } from '../../../platform/ui/index.ts';
import { fieldError, type Refusal } from '../delegations/field-words.ts';
import { USUAL_HOURS, type Values } from './edition-form.ts';

export interface EditionFieldsProps {
  readonly values: Values;
  readonly refusal: Refusal | undefined;
  readonly zones: readonly string[];
  /** How many venues there are; a form has room for one more. */
  readonly venues: number;
}

/** Name, theme and words of an edition. */
export function AboutFields({ values, refusal }: Pick<EditionFieldsProps, 'values' | 'refusal'>) {
  const errorOf = (field: string) => fieldError(refusal, field);
  return (
    <>
      <TextField
        name="name"
        label={m.editions_name()}
        maxLength={120}
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <TextField name="theme" label={m.editions_theme()} optional maxLength={200} defaultValue={values.theme} />
      <TextAreaField
        name="summaryId"
        label={m.editions_summary_id()}
        rows={2}
        optional
        maxLength={2000}
        defaultValue={values.summaryId}
      />
      <TextAreaField
        name="summaryEn"
        label={m.editions_summary_en()}
        rows={2}
        optional
        maxLength={2000}
        defaultValue={values.summaryEn}
      />
    </>
  );
}

/** Days and venues of an edition. */
export function WhenAndWhere({
  values,
  refusal,
  zones,
  venues,
  children,
  copies = false,
}: EditionFieldsProps & { readonly children?: ReactNode; readonly copies?: boolean }) {
  const errorOf = (field: string) => fieldError(refusal, field);
  return (
    <Card title={m.editions_when_where()}>
      <div className="grid gap-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            name="startsOn"
            label={m.editions_starts()}
            defaultValue={values.startsOn}
            error={errorOf('startsOn')}
          />
          <TextField
            type="date"
            name="endsOn"
            label={m.editions_ends()}
            defaultValue={values.endsOn}
            error={errorOf('endsOn')}
          />
        </div>
        {children}
        <SelectField
          name="dayEndsAt"
          label={m.editions_day_ends()}
          hint={m.editions_day_ends_hint()}
          choices={DAY_ENDS.map((time) => ({
            value: time,
            label: time === MIDNIGHT ? m.editions_day_ends_midnight() : formatWall(time, getLocale()),
          }))}
          {...(copies ? { optional: true, none: m.editions_day_ends_copied() } : {})}
          defaultValue={values.dayEndsAt ?? (copies ? '' : MIDNIGHT)}
          error={errorOf('dayEndsAt')}
        />
        {errorOf('venues') && <p className="font-semibold text-red-ink text-sm">{m.editions_bad_venue_used()}</p>}
        {Array.from({ length: Math.max(1, venues) + 1 }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a venue's place in the form is what it is
          <VenueFields key={at} at={at} last={at === Math.max(1, venues)} {...{ values, refusal, zones }} />
        ))}
        <Checkbox
          name="figuresPublic"
          label={m.editions_figures_public()}
          defaultChecked={values.figuresPublic === 'on'}
        />
      </div>
    </Card>
  );
}

type VenueProps = Pick<EditionFieldsProps, 'values' | 'refusal' | 'zones'> & {
  readonly at: number;
  /** The empty one, for a venue that is added. */
  readonly last: boolean;
};

function VenueFields({ at, last, values, refusal, zones }: VenueProps) {
  const name = (field: string) => `venues.${at}.${field}`;
  // The main venue's faults come under the edition's own names where it is being made.
  const errorOf = (field: string, own = field) =>
    fieldError(refusal, name(field)) ?? (at === 0 ? fieldError(refusal, own) : undefined);
  const title = at === 0 ? m.editions_venue_main() : m.editions_venue_number({ number: at + 1 });
  const fields = (
    <div className="grid gap-4">
      <input type="hidden" name={name('id')} value={values[name('id')] ?? ''} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name={name('name')}
          label={m.editions_venue()}
          hint={at > 0 && !last ? m.editions_venue_remove_hint() : undefined}
          optional={at > 0}
          maxLength={120}
          defaultValue={values[name('name')]}
          error={errorOf('name', 'venue')}
        />
        <TextField
          name={name('city')}
          label={m.editions_city()}
          optional={at > 0}
          maxLength={120}
          defaultValue={values[name('city')]}
          error={errorOf('city')}
        />
      </div>
      <TextField
        name={name('address')}
        label={m.editions_venue_address()}
        optional
        maxLength={300}
        defaultValue={values[name('address')]}
      />
      <div className="grid items-start gap-4 sm:grid-cols-[2fr_1fr_1fr]">
        <SelectField
          name={name('zone')}
          label={m.editions_zone()}
          choices={zones.map((zone) => ({ value: zone, label: zoneLabel(zone) }))}
          defaultValue={values[name('zone')] ?? zones[0]}
          error={errorOf('zone')}
        />
        <TextField
          type="time"
          name={name('opensAt')}
          label={m.editions_opens()}
          defaultValue={values[name('opensAt')] ?? USUAL_HOURS.opensAt}
          error={errorOf('opensAt')}
        />
        <TextField
          type="time"
          name={name('closesAt')}
          label={m.editions_closes()}
          defaultValue={values[name('closesAt')] ?? USUAL_HOURS.closesAt}
          error={errorOf('closesAt')}
        />
      </div>
    </div>
  );
  if (!last)
    return (
      <fieldset className="rounded-m border border-line p-4">
        <legend className="px-1 font-bold">{title}</legend>
        {fields}
      </fieldset>
    );
  return (
    <details className="rounded-m border border-line px-4 py-1" open={Boolean(values[name('name')])}>
      <summary className="min-h-12 cursor-pointer py-3 font-semibold">{m.editions_venue_more()}</summary>
      <div className="pb-3">{fields}</div>
    </details>
  );
}

/** `WIB (Asia/Jakarta)`; elsewhere the name alone, for its offset changes with the season. */
function zoneLabel(zone: string): string {
  const suffix = zoneSuffix(zone, 0);
  return suffix.startsWith('UTC') ? zone : `${suffix} (${zone})`;
}

import { formatDay } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import type { Values } from './edition-form.ts';

const LABELS: Readonly<Record<string, () => string>> = {
  name: m.editions_name,
  theme: m.editions_theme,
  summaryId: m.editions_summary_id,
  summaryEn: m.editions_summary_en,
  startsOn: m.editions_starts,
  endsOn: m.editions_ends,
  dayEndsAt: m.editions_day_ends,
  figuresPublic: m.editions_figures_public,
};

const VENUE_LABELS: Readonly<Record<string, () => string>> = {
  name: m.editions_venue,
  city: m.editions_city,
  address: m.editions_venue_address,
  zone: m.editions_zone,
  opensAt: m.editions_opens,
  closesAt: m.editions_closes,
};

/** What a field of an edition's settings is called; undefined for one that nobody sees, as those of a venue without a name. */
export function labelOfField(name: string, values: Values): string | undefined {
  const [, at, field] = /^venues\.(\d+)\.(\w+)$/.exec(name) ?? [];
  if (at === undefined || field === undefined) return LABELS[name]?.();
  const label = values[`venues.${at}.name`] === '' ? undefined : VENUE_LABELS[field]?.();
  if (label === undefined) return undefined;
  const venue = at === '0' ? m.editions_venue_main() : m.editions_venue_number({ number: Number(at) + 1 });
  return `${venue}: ${label}`;
}

/** A field's value as one reads it. */
export function shownValue(name: string, value: string): string {
  if (name === 'figuresPublic') return value === 'on' ? m.platform_clash_yes() : m.platform_clash_no();
  return (name === 'startsOn' || name === 'endsOn') && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? formatDay(value, getLocale())
    : value;
}

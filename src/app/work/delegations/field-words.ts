import { formatDay, formatWall } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';

/** What was refused: fields with their codes, and the numbers that the words need. */
export interface Refusal {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly data: Readonly<Record<string, string | number>>;
}

const text = (value: string | number | undefined) => String(value ?? '');

/** Words for codes of the slice; they hold whatever the field. */
function codeWords(code: string, data: Refusal['data']): string | undefined {
  switch (code) {
    case 'booths-taken':
      return m.editions_taken_booths({ booths: text(data.booths) });
    case 'producers-taken':
      return m.editions_taken_producers({ producers: text(data.producers) });
    case 'overlaps':
      return m.editions_bad_overlap({ with: text(data.with) });
    case 'too-long':
      return m.editions_bad_long({ days: text(data.days) });
    case 'sales-outside':
      return m.editions_bad_sales({ day: formatDay(text(data.day), getLocale()) });
    case 'zone-fixed':
      return m.editions_bad_zone({ zone: text(data.zone) });
    case 'day-fixed':
      return m.editions_bad_day_fixed({ time: formatWall(text(data.ends), getLocale()) });
    case 'outside-day':
      return m.editions_bad_hours_day({ time: formatWall(text(data.ends), getLocale()) });
    case 'region-missing':
      return m.editions_region_missing();
    case 'region-unknown':
      return m.editions_region_unknown();
    case 'region-ambiguous':
      return m.editions_region_ambiguous();
    case 'region-known':
      return m.editions_region_known();
    default:
      return undefined;
  }
}

const FIELD_WORDS: Readonly<Record<string, () => string>> = {
  name: m.editions_name_missing,
  city: m.editions_name_missing,
  venue: m.editions_name_missing,
  fullName: m.editions_name_missing,
  series: m.editions_name_missing,
  slug: m.editions_slug_bad,
  startsOn: m.editions_bad_date,
  endsOn: m.editions_bad_ends,
  opensAt: m.editions_bad_time,
  closesAt: m.editions_bad_time,
  boothQuota: m.editions_whole_number,
  producerQuota: m.editions_whole_number,
  position: m.editions_whole_number,
};

/** What to do about a field, in the reader's language; nothing where it is right. */
export function fieldError(refusal: Refusal | undefined, field: string): string | undefined {
  const codes = refusal?.fields[field];
  if (!refusal || !codes) return undefined;
  for (const code of codes) {
    if (code === 'taken') return field === 'slug' ? m.editions_slug_taken() : m.editions_agency_taken();
    const words = codeWords(code, refusal.data);
    if (words) return words;
  }
  return (FIELD_WORDS[field.split('.').at(-1) ?? field] ?? m.editions_bad_field)();
}

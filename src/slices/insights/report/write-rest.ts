/** The sections after the figures: who took part, what was not recorded, what needs a look, how to check. */
import { formatInstant, type Locale } from '../../../kinds/time.ts';
import { m, pathIn } from '../../../platform/i18n/index.ts';
import { matterText } from '../words.ts';
import type { Cell, Section } from './paper.ts';
import { numbers, type Words, type Writing, words } from './writing.ts';

/** The exceptions whose sale counts all the same. */
const COUNTED_ALL_THE_SAME = new Set([
  'unknown-product',
  'price-differs',
  'business-differs',
  'outside-dates',
  'void-differs',
  'arithmetic-differs',
  'refund-short',
  'sale-without-shift',
  'sale-after-close',
]);

export function participantsSection({ participation, locale, count }: Writing): Section {
  const sums = { booths: 0, boothQuota: 0, producers: 0, producerQuota: 0 };
  for (const part of participation)
    for (const key of ['booths', 'boothQuota', 'producers', 'producerQuota'] as const) sums[key] += part[key];
  const cells = (part: typeof sums): Cell[] =>
    [part.booths, part.boothQuota, part.producers, part.producerQuota].map((number) => ({ text: count(number) }));
  return {
    title: m.insights_report_participants({}, { locale }),
    whole: false,
    blocks: [
      {
        kind: 'table',
        columns: [
          words(m.insights_report_col_region({}, { locale })),
          ...numbers(
            m.insights_report_col_booths({}, { locale }),
            m.insights_report_col_booth_quota({}, { locale }),
            m.insights_report_col_producers({}, { locale }),
            m.insights_report_col_producer_quota({}, { locale }),
          ),
        ],
        rows: participation.map((part) => [{ text: part.name }, ...cells(part)]),
        foot: [{ text: m.insights_report_total({}, { locale }) }, ...cells(sums)],
      },
    ],
  };
}

/** What nobody recorded is said, not guessed. */
export function absentSection(title: Words, text: Words, locale: Locale): Section {
  return { title: title({}, { locale }), whole: true, blocks: [{ kind: 'nothing', text: text({}, { locale }) }] };
}

export function mattersSection({ sheet, locale, count }: Writing): Section {
  const title = m.insights_report_exceptions({}, { locale });
  const matters = [...(sheet.matters?.exceptions ?? []), ...(sheet.matters?.quarantined ?? [])];
  if (matters.length === 0)
    return {
      title,
      whole: false,
      blocks: [{ kind: 'nothing', text: m.insights_report_exceptions_none({}, { locale }) }],
    };
  return {
    title,
    whole: false,
    blocks: [
      { kind: 'text', text: m.insights_report_exceptions_text({}, { locale }) },
      {
        kind: 'table',
        columns: [
          words(m.insights_report_col_matter({}, { locale })),
          ...numbers(m.insights_report_col_number({}, { locale })),
        ],
        rows: matters.map((matter) => [
          { text: `${matterText(matter.code, locale)}${COUNTED_ALL_THE_SAME.has(matter.code) ? ' *' : ''}` },
          { text: count(matter.count) },
        ]),
        foot: null,
      },
    ],
  };
}

export function checkSection({ sheet, locale, at, count, publicUrl }: Writing): Section {
  const { edition, log } = sheet;
  const address = publicUrl + pathIn(locale, `/kerja/${edition.slug}/angka`);
  return {
    title: m.insights_report_check({}, { locale }),
    whole: true,
    blocks: [
      { kind: 'text', text: m.insights_report_check_text({}, { locale }) },
      { kind: 'note', text: address, href: address },
      {
        kind: 'text',
        text: m.insights_report_check_log({ events: count(log.events), devices: count(log.devices) }, { locale }),
      },
      {
        kind: 'seal',
        label: m.insights_report_fingerprint({ instant: formatInstant(at, edition.zone, locale) }, { locale }),
        value: log.fingerprint.replace(/(.{8})(?=.)/g, '$1 ').replace(/^(.{35}) /, '$1\n'),
      },
      { kind: 'text', text: m.insights_report_check_command({}, { locale }) },
    ],
  };
}

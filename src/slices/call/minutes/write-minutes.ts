/** The minutes of the panel as a paper, with the lists of who was accepted and who waits as its annexes. */
import { formatCount } from '../../../kinds/money.ts';
import { formatDay, formatDays, formatInstant, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import { framePaper, type PaperFrame, type PaperHouse } from '../../../platform/press/paper.ts';
import { applicationCode } from '../contract.ts';
import type { Ranked } from '../get-panel.ts';
import type { MinutesSheet } from './get-minutes-sheet.ts';

export const MINUTES_TEMPLATE = 'slices/call/minutes/minutes.typ';

interface PaperTable {
  readonly columns: readonly { readonly title: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly { readonly text: string }[])[];
  readonly foot: readonly { readonly text: string }[] | null;
}

export interface MinutesPaper {
  readonly frame: PaperFrame;
  readonly number: string;
  readonly draft: string | null;
  readonly opening: string;
  readonly sections: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    readonly table: PaperTable | null;
    readonly text: string | null;
  }[];
  readonly closing: string;
  readonly signedAt: string;
  readonly signatures: readonly { readonly role: string; readonly name: string; readonly office: string }[];
  readonly annexes: readonly {
    readonly title: string;
    readonly lead: string;
    readonly table: PaperTable | null;
    readonly none: string;
  }[];
}

const cell = (text: string) => ({ text });
const DOTS = '……………………';

export function writeMinutes(sheet: MinutesSheet, house: PaperHouse, locale: Locale): MinutesPaper {
  const { minutes, panel, edition } = sheet;
  const say = { locale };
  const title = m.call_minutes({}, say);
  const day = minutes.heldOn === null ? DOTS : formatDay(minutes.heldOn, locale);
  const place = minutes.place || DOTS;
  return {
    frame: framePaper({ title, edition, house, printedAt: sheet.asOf }, locale),
    number: m.call_minutes_number_line({ number: minutes.number || DOTS }, say),
    draft: panel.call.state === 'published' ? null : m.call_minutes_draft({}, say),
    opening: m.call_minutes_opening(
      {
        day,
        place,
        edition: edition.name,
        days: formatDays(edition.startsOn, edition.endsOn, locale),
        venue: edition.place,
        organiser: edition.organiser,
      },
      say,
    ),
    sections: sectionsOf(sheet, locale),
    closing: m.call_minutes_closing({}, say),
    signedAt: minutes.heldOn === null ? place : `${place}, ${formatDay(minutes.heldOn, locale, false)}`,
    signatures: minutes.signers.map(({ name, role, office }) => ({ name, office, role })),
    annexes: annexesOf(sheet, locale),
  };
}

function sectionsOf({ minutes, panel, edition }: MinutesSheet, locale: Locale): MinutesPaper['sections'] {
  const say = { locale };
  const { call } = panel;
  const when = (at: number) => formatInstant(at, edition.zone, locale);
  const basis = minutes.basis.split('\n').flatMap((each) => each.trim() || []);
  const section = (title: string, more: Partial<MinutesPaper['sections'][number]>) => ({
    title,
    lines: [],
    table: null,
    text: null,
    ...more,
  });
  return [
    ...(basis.length > 0 ? [section(m.call_minutes_basis({}, say), { lines: basis })] : []),
    section(m.call_minutes_course({}, say), {
      lines: [
        m.call_minutes_course_call({ opens: when(call.opensAt), closes: when(call.closesAt) }, say),
        call.blind
          ? m.call_minutes_course_blind({ each: call.curatorsEach, until: when(call.scoringUntil) }, say)
          : m.call_minutes_course_open({ each: call.curatorsEach, until: when(call.scoringUntil) }, say),
        ...(call.barOwnDelegation ? [m.call_minutes_course_bar({}, say)] : []),
      ],
    }),
    ...(minutes.signers.length > 0
      ? [section(m.call_minutes_members({}, say), { table: membersTable(minutes.signers, locale) })]
      : []),
    section(m.call_minutes_criteria({}, say), { table: criteriaTable(call.criteria, locale) }),
    section(m.call_minutes_result({}, say), { table: regionsTable(panel.quotas, locale) }),
    ...(minutes.remark === '' ? [] : [section(m.call_minutes_remark({}, say), { text: minutes.remark })]),
  ];
}

function membersTable(signers: MinutesSheet['minutes']['signers'], locale: Locale): PaperTable {
  const say = { locale };
  return {
    columns: [
      { title: m.call_minutes_name({}, say), numeric: false },
      { title: m.call_minutes_role({}, say), numeric: false },
      { title: m.call_minutes_office({}, say), numeric: false },
    ],
    rows: signers.map(({ name, role, office }) => [cell(name), cell(role || '—'), cell(office || '—')]),
    foot: null,
  };
}

function criteriaTable(criteria: MinutesSheet['panel']['call']['criteria'], locale: Locale): PaperTable {
  const say = { locale };
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const share = (weight: number) => `${tenths(Math.round((weight * 1_000) / whole), locale)} %`;
  return {
    columns: [
      { title: m.call_criterion({}, say), numeric: false },
      { title: m.call_weight({}, say), numeric: true },
      { title: m.call_scale({}, say), numeric: true },
    ],
    rows: criteria.map(({ name, weight, scale }) => [
      cell(name[locale] || name.id || name.en),
      cell(share(weight)),
      cell(`0–${scale}`),
    ]),
    foot: null,
  };
}

function regionsTable(quotas: MinutesSheet['panel']['quotas'], locale: Locale): PaperTable {
  const say = { locale };
  const count = (value: number) => cell(formatCount(value, locale));
  const counts = ({
    quota,
    undecided,
    accepted,
    waitlisted,
    refused,
  }: Pick<(typeof quotas)[number], 'quota' | 'undecided' | 'accepted' | 'waitlisted' | 'refused'>) => [
    count(quota),
    count(undecided + accepted + waitlisted + refused),
    count(accepted),
    count(waitlisted),
    count(refused),
    count(undecided),
  ];
  const sum = (of: (quota: (typeof quotas)[number]) => number) => quotas.reduce((so, each) => so + of(each), 0);
  return {
    columns: [
      { title: m.call_region({}, say), numeric: false },
      { title: m.call_minutes_quota({}, say), numeric: true },
      { title: m.call_minutes_applied({}, say), numeric: true },
      { title: m.call_state_accepted({}, say), numeric: true },
      { title: m.call_state_waitlisted({}, say), numeric: true },
      { title: m.call_state_refused({}, say), numeric: true },
      { title: m.call_minutes_undecided({}, say), numeric: true },
    ],
    rows: quotas.map((quota) => [cell(quota.name), ...counts(quota)]),
    foot: [
      cell(m.call_minutes_total({}, say)),
      ...counts({
        quota: sum(({ quota }) => quota),
        undecided: sum(({ undecided }) => undecided),
        accepted: sum(({ accepted }) => accepted),
        waitlisted: sum(({ waitlisted }) => waitlisted),
        refused: sum(({ refused }) => refused),
      }),
    ],
  };
}

/** Those of a state: the accepted by region and name, who waits by region and place. */
export function listed({ panel }: Pick<MinutesSheet, 'panel'>, state: 'accepted' | 'waitlisted') {
  const place = new Map(panel.quotas.map(({ code }, at) => [code, at]));
  const region = new Map(panel.quotas.map(({ code, name }) => [code, name]));
  return panel.ranking
    .filter((row) => row.state === state)
    .map((row) => ({ ...row, regionName: region.get(row.region) ?? row.region }))
    .sort(
      (a, b) =>
        (place.get(a.region) ?? 0) - (place.get(b.region) ?? 0) ||
        (a.waitlistPosition ?? 0) - (b.waitlistPosition ?? 0) ||
        a.name.localeCompare(b.name, 'id'),
    );
}

function annexesOf(sheet: MinutesSheet, locale: Locale): MinutesPaper['annexes'] {
  const say = { locale };
  const number = sheet.minutes.number || DOTS;
  const scored = ({ mean }: Ranked) => cell(mean === null ? '—' : tenths(mean, locale));
  const table = (state: 'accepted' | 'waitlisted'): PaperTable | null => {
    const rows = listed(sheet, state);
    if (rows.length === 0) return null;
    return {
      columns: [
        { title: m.call_business({}, say), numeric: false },
        { title: m.call_code({}, say), numeric: false },
        { title: m.call_region({}, say), numeric: false },
        ...(state === 'waitlisted' ? [{ title: m.call_minutes_place({}, say), numeric: true }] : []),
        { title: m.call_mean({}, say), numeric: true },
      ],
      rows: rows.map((row, at) => [
        cell(`${at + 1}. ${row.name}`),
        cell(applicationCode(row.number)),
        cell(row.regionName),
        ...(state === 'waitlisted' ? [cell(String(row.waitlistPosition ?? ''))] : []),
        scored(row),
      ]),
      foot: null,
    };
  };
  return (['accepted', 'waitlisted'] as const).map((state, at) => ({
    title: m.call_minutes_annex({ roman: at === 0 ? 'I' : 'II', what: annexName(state, locale) }, say),
    lead: m.call_minutes_annex_lead({ number }, say),
    table: table(state),
    none: m.call_minutes_annex_none({}, say),
  }));
}

export function annexName(state: 'accepted' | 'waitlisted', locale: Locale): string {
  return state === 'accepted' ? m.call_minutes_accepted({}, { locale }) : m.call_minutes_waiting({}, { locale });
}

/** `87,6` in Indonesian, `87.6` in English. */
function tenths(value: number, locale: Locale): string {
  return `${Math.floor(value / 10)}${locale === 'id' ? ',' : '.'}${value % 10}`;
}

/** The same as a workbook: scores and counts stay numbers. */
import type { Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import type { WrittenSheet } from '../../../platform/sheets/index.ts';
import { applicationCode } from '../contract.ts';
import type { MinutesSheet } from './get-minutes-sheet.ts';
import { annexName, listed } from './write-minutes.ts';

export function writeMinutesBook(sheet: MinutesSheet, locale: Locale): WrittenSheet[] {
  const say = { locale };
  const { minutes, panel, edition } = sheet;
  const tab = (name: string, columns: readonly (readonly [string, number?])[], rows: WrittenSheet['rows']) => ({
    name,
    columns: columns.map(([heading, width]) => (width === undefined ? { heading } : { heading, width })),
    rows,
  });
  const list = (state: 'accepted' | 'waitlisted') =>
    tab(
      annexName(state, locale),
      [
        [m.call_minutes_no({}, say)],
        [m.call_code({}, say)],
        [m.call_business({}, say), 36],
        [m.call_region({}, say), 26],
        ...(state === 'waitlisted' ? [[m.call_minutes_place({}, say)] as const] : []),
        [m.call_mean({}, say)],
        [m.call_scored({}, say)],
      ],
      listed(sheet, state).map((row, at) => [
        at + 1,
        applicationCode(row.number),
        row.name,
        row.regionName,
        ...(state === 'waitlisted' ? [row.waitlistPosition] : []),
        row.mean === null ? null : row.mean / 10,
        row.scored,
      ]),
    );
  return [
    list('accepted'),
    list('waitlisted'),
    tab(
      m.call_minutes_result({}, say),
      [
        [m.call_region({}, say), 26],
        [m.call_minutes_quota({}, say)],
        [m.call_minutes_applied({}, say)],
        [m.call_state_accepted({}, say)],
        [m.call_state_waitlisted({}, say)],
        [m.call_state_refused({}, say)],
        [m.call_minutes_undecided({}, say)],
      ],
      panel.quotas.map(({ name, quota, undecided, accepted, waitlisted, refused }) => [
        name,
        quota,
        undecided + accepted + waitlisted + refused,
        accepted,
        waitlisted,
        refused,
        undecided,
      ]),
    ),
    tab(
      m.call_minutes_criteria({}, say),
      [[m.call_criterion({}, say), 36], [m.call_weight({}, say)], [m.call_scale({}, say)]],
      panel.call.criteria.map(({ name, weight, scale }) => [name[locale] || name.id || name.en, weight, scale]),
    ),
    tab(
      m.call_minutes({}, say),
      [
        [m.call_minutes_field({}, say), 26],
        [m.call_minutes_value({}, say), 60],
      ],
      [
        [m.call_minutes_edition({}, say), edition.name],
        [m.call_minutes_organiser({}, say), edition.organiser],
        [m.call_minutes_number({}, say), minutes.number],
        [m.call_minutes_day({}, say), minutes.heldOn],
        [m.call_minutes_where({}, say), minutes.place],
        [m.call_minutes_basis({}, say), minutes.basis],
        ...minutes.signers.map(({ name, role, office }) => [
          m.call_minutes_members({}, say),
          [name, role, office].filter(Boolean).join(', '),
        ]),
        [m.call_minutes_remark({}, say), minutes.remark],
      ],
    ),
  ];
}

import { expect, it } from 'vitest';
import { decisionBefore, type HistoryStep, type Stood, UNDECIDED } from './decision-before.ts';

const accepted: Stood = { state: 'accepted', decidedAt: 1, reasons: { id: 'Bagus.', en: '' }, position: null };
const waiting: Stood = { state: 'waitlisted', decidedAt: 2, reasons: { id: '', en: '' }, position: 3 };
const step = (kind: string, before?: Stood): HistoryStep => ({ kind, before });

it.each<[string, HistoryStep[], Stood]>([
  ['nothing decided', [step('begun'), step('submitted')], UNDECIDED],
  ['decided once', [step('submitted'), step('accepted', UNDECIDED)], UNDECIDED],
  ['decided twice', [step('accepted', UNDECIDED), step('refused', accepted)], accepted],
  [
    'decided three times, undone once',
    [step('accepted', UNDECIDED), step('waitlisted', accepted), step('refused', waiting), step('undone')],
    accepted,
  ],
  ['undone more often than decided', [step('accepted', UNDECIDED), step('undone'), step('undone')], UNDECIDED],
  ['a decision that did not say', [step('accepted')], UNDECIDED],
  ['handed in anew', [step('accepted', UNDECIDED), step('withdrawn'), step('submitted')], UNDECIDED],
])('%s', (_, history, before) => expect(decisionBefore(history)).toEqual(before));

import { m } from '../../../../platform/i18n/index.ts';

/** What cannot be built, for the person who draws. */
export function faultWords(fault: {
  readonly code: string;
  readonly number?: string | null;
  readonly with?: string;
}): string {
  if (fault.code === 'booths-overlap')
    return m.floor_fault_overlap({ number: fault.number ?? '', other: fault.with ?? '' });
  if (fault.code === 'outside-hall') return m.floor_fault_outside({ number: fault.number ?? '' });
  if (fault.code === 'number-taken') return m.floor_fault_number({ number: fault.number ?? '' });
  return m.floor_fault_other({ number: fault.number ?? '' });
}

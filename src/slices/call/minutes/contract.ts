/** The minutes of a panel: what its people write themselves. Browser-safe. */
import { z } from 'zod';
import { typedDay } from '../../../platform/forms/typed-day.ts';
import { typedLine } from '../../../platform/forms/typed-line.ts';

/** People on a panel at most, and signatures on the paper. */
export const MAX_SIGNERS = 12;

const line = typedLine(200);

export const signer = z.strictObject({ name: line.min(1), role: line, office: line });

export const minutesInput = z.strictObject({
  /** As the office numbers its letters. */
  number: line,
  /** `YYYY-MM-DD`; null while nobody has said. */
  heldOn: typedDay.nullable(),
  place: line,
  /** A decree or letter a line. */
  basis: z.string().trim().max(2_000),
  remark: z.string().trim().max(2_000),
  signers: z.array(signer).max(MAX_SIGNERS),
});
export type MinutesInput = z.input<typeof minutesInput>;
export type Minutes = z.output<typeof minutesInput>;

export const NO_MINUTES: Minutes = { number: '', heldOn: null, place: '', basis: '', remark: '', signers: [] };

/** Whether a curator has said all that the rubric asks for. */
import type { Criterion } from '../contract.ts';

export interface GivenScore {
  readonly points: number | null;
  readonly remark: string;
}

/** Whether points of a criterion want a word of explanation. */
export function wantsRemark({ remarkUpTo }: Pick<Criterion, 'remarkUpTo'>, points: number | null): boolean {
  return remarkUpTo !== null && points !== null && points <= remarkUpTo;
}

export interface Lacking {
  /** Codes of criteria without points. */
  readonly points: readonly string[];
  /** Codes of criteria whose points want a remark. */
  readonly remarks: readonly string[];
}

export function listLacking(
  criteria: readonly Pick<Criterion, 'code' | 'remarkUpTo'>[],
  scores: ReadonlyMap<string, GivenScore>,
): Lacking {
  const points = criteria.filter(({ code }) => (scores.get(code)?.points ?? null) === null);
  const remarks = criteria.filter((criterion) => {
    const given = scores.get(criterion.code);
    return given !== undefined && given.remark === '' && wantsRemark(criterion, given.points);
  });
  return { points: points.map(({ code }) => code), remarks: remarks.map(({ code }) => code) };
}

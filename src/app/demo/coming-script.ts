import type { EditionScript } from './script.ts';

/** A further edition of an organiser that the demo has already: its delegations are the earlier one's, with their own quotas. */
export interface ComingEditionScript
  extends Pick<
    EditionScript,
    | 'series'
    | 'slug'
    | 'name'
    | 'theme'
    | 'summary'
    | 'venue'
    | 'city'
    | 'zone'
    | 'startsOn'
    | 'endsOn'
    | 'opensAt'
    | 'closesAt'
  > {
  readonly after: EditionScript;
  /** What the hall is called here; the plan is the earlier edition's. */
  readonly hall: string;
  /** By region code; the order and the lead agencies are those of the earlier edition. */
  readonly quotas: Readonly<Record<string, { readonly booths: number; readonly producers: number }>>;
}

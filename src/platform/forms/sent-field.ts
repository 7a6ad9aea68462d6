/** The hidden field that carries the key of a form; no field of a form is called so. */
export const SENT = 'form-key';

/** A form that was not taken, as it can be shown and sent again. */
export interface Unsent {
  /** The key of its next sending. */
  readonly key: string;
  readonly action: string;
  readonly texts: readonly (readonly [name: string, text: string])[];
  /** It held a file, which has to be chosen again. */
  readonly files: boolean;
}

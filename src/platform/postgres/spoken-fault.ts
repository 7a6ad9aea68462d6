/**
 * A fault with one sentence for a person, in both languages: what is the matter and what to do. These sentences stand in
 * the code and not with the other messages because they must be sayable when nothing else works yet.
 */
import type { Locale } from '../../kinds/time.ts';
import { ToldFault } from '../problem/told-fault.ts';

/** The sentences of a kind of fault: `Data` maps each code to what the sentence needs to know. */
export type Sentences<Data> = {
  readonly [C in keyof Data]: Readonly<Record<Locale, (data: Data[C]) => string>>;
};

/** `message` is the sentence in English, for logs; `in('id')` is the one to show to a person. */
export class SpokenFault<Data, C extends keyof Data = keyof Data> extends ToldFault {
  readonly code: C;
  readonly data: Data[C];
  readonly #sentences: Sentences<Data>;

  constructor(sentences: Sentences<Data>, code: C, data: Data[C], cause?: unknown) {
    super(sentences[code].en(data), { cause });
    this.#sentences = sentences;
    this.code = code;
    this.data = data;
  }

  in(locale: Locale): string {
    return this.#sentences[this.code][locale](this.data);
  }
}

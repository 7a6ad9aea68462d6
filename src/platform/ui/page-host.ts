import type { Photo as PhotoFacts } from '../files/photo.ts';

/** Whose pages these are. */
export interface PageHost {
  readonly name: string;
  readonly logo: PhotoFacts | null;
  /** `#rrggbb`, dark enough to be seen on paper. */
  readonly accent: string | null;
}

import { getLocale } from '../../../../platform/i18n/index.ts';
import type { ClusterThing } from '../../drawing.ts';

/** `A · Pesisir`. */
export function clusterName({ id, name }: ClusterThing): string {
  const own = name[getLocale()];
  return own === '' ? id : `${id} · ${own}`;
}

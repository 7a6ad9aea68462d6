import type { Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { Cluster } from './contract.ts';

/** `Klaster A · Pesisir`. */
export function clusterTitle({ code, name }: Pick<Cluster, 'code' | 'name'>, locale: Locale): string {
  const title = m.floor_cluster({ cluster: code }, { locale });
  return name[locale] === '' ? title : `${title} · ${name[locale]}`;
}

import type { Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { FeatureKind } from './kinds-of-feature.ts';

const NAMES: Readonly<Record<FeatureKind, typeof m.floor_feature_aisle>> = {
  aisle: m.floor_feature_aisle,
  entrance: m.floor_feature_entrance,
  exit: m.floor_feature_exit,
  stage: m.floor_feature_stage,
  power: m.floor_feature_power,
  pillar: m.floor_feature_pillar,
  information: m.floor_feature_information,
  toilets: m.floor_feature_toilets,
  text: m.floor_feature_text,
};

/** What stands on it: its own label, else the name of its kind. */
export function featureName(
  { kind, label }: { readonly kind: FeatureKind; readonly label: string },
  locale: Locale,
): string {
  return label === '' ? NAMES[kind]({}, { locale }) : label;
}

export function kindName(kind: FeatureKind, locale: Locale): string {
  return NAMES[kind]({}, { locale });
}

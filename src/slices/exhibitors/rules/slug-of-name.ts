import { slugOf } from '../../../kinds/slug.ts';

/** The public address of a business from its name: `Amplang "Bu Ani"` -> `amplang-bu-ani`. Never empty, at most 60 characters. */
export const slugOfName = (name: string): string => slugOf(name, 'usaha');

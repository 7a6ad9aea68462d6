import { slugOf } from './slug.ts';

/**
 * The public address of a product from its name: `Amplang ikan tenggiri` -> `amplang-ikan-tenggiri`. Never empty. What is drawn of beads where there is no photograph is drawn from it, so that a product has one face from its application on.
 */
export const slugOfProduct = (name: string): string => slugOf(name, 'produk');

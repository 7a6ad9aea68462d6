import type { Services } from '../../platform/http/api.ts';
import type { EditionSummary } from '../../slices/editions/contract.ts';
import { listEditionsPublic } from '../../slices/editions/index.ts';
import { featureEdition } from './feature-edition.ts';

/** All organisers' editions, and the one to open with; none where nothing has been announced yet. */
export async function findFeatured(
  services: Services,
): Promise<{ readonly featured: EditionSummary | undefined; readonly editions: readonly EditionSummary[] }> {
  const { editions } = await listEditionsPublic(services.runner.db);
  const announced = editions.filter(({ state }) => state === 'public');
  return { featured: featureEdition(announced, services.clock.now()), editions };
}

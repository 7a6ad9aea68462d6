/** What everybody may read of editions. */
import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import {
  type Ask,
  answerOpenList,
  atEdition,
  knownToCaller,
  notModified,
  openAnswers,
  openPage,
  openQuery,
} from '../../platform/http/open-data.ts';
import * as contract from './contract.ts';
import { getContentVersion } from './get-content-version.ts';
import { getEdition } from './get-edition.ts';
import { openDelegations, openEditions, openRegions, openSeries, openVenues } from './open-lists.ts';

const edition = contract.edition.openapi('Edition');
const query = z.object(openQuery);
const pages = {
  editions: openPage(contract.openEdition.openapi('EditionSummary')).openapi('EditionPage'),
  series: openPage(contract.openSeries.openapi('Series')).openapi('SeriesPage'),
  regions: openPage(contract.openRegion.openapi('Region')).openapi('RegionPage'),
  delegations: openPage(contract.openDelegation.openapi('Delegation')).openapi('DelegationPage'),
  venues: openPage(contract.openVenue.openapi('Venue')).openapi('VenuePage'),
};

export function editionsApi(services: Services): Api {
  const { runner } = services;
  /** What belongs to no organiser is read with the bare handle. */
  const everybody = { db: runner.db, ask: ((work) => work(runner.db)) as Ask<typeof runner.db>, file: 'gelaran' };

  return createApi()
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions',
        tags: ['Editions'],
        summary: 'All editions, the newest first',
        request: { query },
        responses: openAnswers(pages.editions, 'The editions of all organisers.'),
      }),
      (c) => answerOpenList(c, everybody, openEditions, c.req.valid('query')),
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/series',
        tags: ['Editions'],
        summary: 'All series with their editions',
        request: { query },
        responses: openAnswers(pages.series, 'The series of all organisers.'),
      }),
      (c) => answerOpenList(c, everybody, openSeries, c.req.valid('query')),
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/regions',
        tags: ['Editions'],
        summary: 'The regions that are known, by their codes',
        request: { query },
        responses: openAnswers(pages.regions, 'Regions; a code is text, "64.71".'),
      }),
      (c) => answerOpenList(c, everybody, openRegions, c.req.valid('query')),
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions/{slug}',
        tags: ['Editions'],
        summary: 'An edition with its delegations',
        request: { params: editionParam },
        responses: {
          200: { description: 'The edition.', content: { 'application/json': { schema: edition } } },
          304: notModified,
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const found = await runner.query(ctx, async (tx) =>
          knownToCaller(c, await getContentVersion(ctx, tx)) ? undefined : getEdition(ctx, tx),
        );
        return found ? c.json(found, 200) : c.body(null, 304);
      },
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions/{slug}/delegations',
        tags: ['Editions'],
        summary: 'The delegations of an edition, by the code of their region',
        request: { params: editionParam, query },
        responses: openAnswers(pages.delegations, 'Delegations with their quotas.'),
      }),
      (c) => answerOpenList(c, atEdition(c, services), openDelegations(contextOf(c, services)), c.req.valid('query')),
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions/{slug}/venues',
        tags: ['Editions'],
        summary: 'Where an edition is held',
        request: { params: editionParam, query },
        responses: openAnswers(pages.venues, 'Venues with their zones and hours.'),
      }),
      (c) => answerOpenList(c, atEdition(c, services), openVenues(contextOf(c, services)), c.req.valid('query')),
    );
}

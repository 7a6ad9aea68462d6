/** Halls, booths and who holds them as open data. */
import { type OpenList, selectGone } from '../../platform/http/open-data.ts';
import { type AtEdition, getContentVersion } from '../editions/index.ts';
import type { OpenAssignment, OpenBooth, OpenHall } from './contract.ts';
import { selectOpenAssignments, selectOpenBooths, selectOpenHalls } from './open-store.ts';

const outlineText = (outline: OpenHall['outline']) => (outline === null ? null : JSON.stringify(outline));

export function openHalls(ctx: AtEdition): OpenList<OpenHall> {
  return {
    name: 'halls',
    columns: ['id', 'venue', 'name', 'place', 'width_mm', 'depth_mm', 'outline', 'updated_at'],
    idColumn: 'id',
    cells: ({ id, venue, name, place, width, depth, outline, updatedAt }) => [
      id,
      venue,
      name,
      place,
      width,
      depth,
      outlineText(outline),
      updatedAt,
    ],
    keyOf: ({ id }) => id,
    read: (tx, page) => selectOpenHalls(ctx, tx, page),
    readGone: (tx, since) => selectGone(tx, ctx, 'hall', since),
    version: (tx) => getContentVersion(ctx, tx),
  };
}

export function openBooths(ctx: AtEdition): OpenList<OpenBooth> {
  return {
    name: 'booths',
    columns:
      'number,cluster,hall,state,region,region_name,agency,takes_qris,businesses,business_names,x_mm,y_mm,width_mm,depth_mm,outline,updated_at,id'.split(
        ',',
      ),
    idColumn: 'id',
    cells: (booth) => [
      booth.number,
      booth.cluster,
      booth.hall,
      booth.state,
      booth.region?.code ?? null,
      booth.region?.name ?? null,
      booth.agency,
      booth.takesQris ? 'yes' : 'no',
      booth.businesses.map(({ slug }) => slug).join(' '),
      booth.businesses.map(({ name }) => name).join('; '),
      booth.x,
      booth.y,
      booth.width,
      booth.depth,
      outlineText(booth.outline),
      booth.updatedAt,
      booth.id,
    ],
    keyOf: ({ number }) => number,
    read: (tx, page) => selectOpenBooths(ctx, tx, page),
    readGone: (tx, since) => selectGone(tx, ctx, 'booth', since),
    version: (tx) => getContentVersion(ctx, tx),
  };
}

export function openAssignments(ctx: AtEdition): OpenList<OpenAssignment> {
  return {
    name: 'booth-assignments',
    columns: 'booth,holder,region,agency,from,to,businesses,updated_at,id'.split(','),
    idColumn: 'id',
    cells: ({ id, booth, holder, region, agency, from, to, businesses, updatedAt }) => [
      booth,
      holder,
      region,
      agency,
      from,
      to,
      businesses.map((each) => `${each.slug} ${each.from}/${each.to}`).join('; '),
      updatedAt,
      id,
    ],
    keyOf: ({ id }) => id,
    read: (tx, page) => selectOpenAssignments(ctx, tx, page),
    readGone: (tx, since) => selectGone(tx, ctx, 'assignment', since),
    version: (tx) => getContentVersion(ctx, tx),
  };
}

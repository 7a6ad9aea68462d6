/** Where photographs are sent to, and where they are served. */
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import type { Actor, Context } from '../db/context.ts';
import { type Api, type ApiEnv, contextOf, createApi, declare, editionParam, type Services } from '../http/api.ts';
import { common, DomainError } from '../problem/domain-error.ts';
import { errors } from './errors.ts';
import { keepPhoto } from './keep-photo.ts';
import { maySee } from './own-photos.ts';
import { MAX_PHOTO_BYTES, PHOTO_FORMATS, PHOTO_SIZES } from './photo.ts';
import { photoRefusal } from './refusal-words.ts';
import { findVariant, type Wanted } from './store.ts';

/** Addresses that count the bytes of a photograph themselves. */
export const PHOTO_UPLOAD = /^\/api\/v1\/editions\/[^/]+\/files\/[^/]+$/;

/** Bytes of all photographs that are being received or wait to be decoded: what keeps the memory bounded. */
const MAX_IN_FLIGHT = 96 * 1024 * 1024;
/** Photographs, refused ones too, that a person may send in a minute. */
const A_MINUTE = 40;

const picture = { type: 'string', format: 'binary' } as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const id = <K extends string>() => z.custom<Id<K>>(isId, 'not an id');
const kept = z
  .object({ id: z.string(), width: z.int(), height: z.int() })
  .openapi('Photo', { description: 'Width and height of the upright picture in its full size.' });

/** Counts what each person sends; forgets it with the minute. */
function createTempo() {
  let minute = 0;
  const sent = new Map<string, number>();
  return (user: string, now: number): boolean => {
    const current = Math.floor(now / 60_000);
    if (current !== minute) {
      minute = current;
      sent.clear();
    }
    const count = (sent.get(user) ?? 0) + 1;
    sent.set(user, count);
    return count <= A_MINUTE;
  };
}

/** Receives bodies as long as all of them together stay below the limit. */
function createReceiver() {
  let inFlight = 0;
  return async function receive<T>(request: Request, work: (bytes: Uint8Array) => Promise<T>): Promise<T> {
    if (Number(request.headers.get('content-length') ?? 0) > MAX_PHOTO_BYTES)
      throw new DomainError(errors['too-large']);
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of request.body ?? []) {
        size += chunk.length;
        inFlight += chunk.length;
        if (size > MAX_PHOTO_BYTES) throw new DomainError(errors['too-large']);
        if (inFlight > MAX_IN_FLIGHT) throw new DomainError(errors.busy);
        chunks.push(chunk);
      }
      return await work(Buffer.concat(chunks, size));
    } finally {
      inFlight -= size;
    }
  };
}

/** The same refusal with a sentence in the language of the person. */
function inWords(error: unknown, ctx: Context): unknown {
  if (!(error instanceof DomainError)) return error;
  const detail = photoRefusal(error.code, ctx.locale);
  return detail === undefined ? error : new DomainError(error.declared, { ...error.data, detail }, error.fields);
}

function wantedOf(photo: string, variant: string): Wanted | undefined {
  const [, size, format] = /^(\d{3,4})\.([a-z]{4})$/.exec(variant) ?? [];
  const ours = {
    size: PHOTO_SIZES.find((each) => each === Number(size)),
    format: PHOTO_FORMATS.find((each) => each === format),
  };
  if (!isId(photo) || ours.size === undefined || ours.format === undefined) return undefined;
  return { id: photo as Id<'photo'>, size: ours.size, format: ours.format };
}

/** What everybody may see first; else what the person may see with one of the organisers that they act for. */
async function findSeen({ runner, clock }: Services, actor: Actor, wanted: Wanted) {
  const open = await findVariant(runner.db, wanted);
  if (open) return open;
  if (actor.kind !== 'person') return undefined;
  for (const organiser of new Set(actor.memberships.map((held) => held.organiser))) {
    const ctx: Context = { actor, organiser, clock, locale: 'id', requestId: '' };
    const found = await runner.query(ctx, (tx) => findVariant(tx, wanted));
    if (found && maySee(actor, organiser, found)) return found;
  }
  return undefined;
}

async function serve(c: HonoContext<ApiEnv>, services: Services, photo: string, variant: string): Promise<Response> {
  const wanted = wantedOf(photo, variant);
  const found = wanted && (await findSeen(services, c.get('actor'), wanted));
  if (!wanted || !found) throw new DomainError(common['not-found']);
  const etag = `"${found.sha256.toString('base64url').slice(0, 22)}-${found.size}-${wanted.format}"`;
  const headers = {
    etag,
    'content-type': `image/${wanted.format}`,
    // A picture under its id never changes; one that is not public must not stay in a shared browser for ever.
    'cache-control': found.public ? 'public, max-age=31536000, immutable' : 'private, max-age=600',
    'content-security-policy': "default-src 'none'",
  };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  return c.body(new Uint8Array(found.bytes), 200, headers);
}

export function filesApi(services: Services): Api {
  const inTempo = createTempo();
  const receive = createReceiver();
  return createApi()
    .openapi(
      declare(services, 'files.send', {
        method: 'put',
        path: '/api/v1/editions/{slug}/files/{photo}',
        tags: ['Files'],
        summary: 'Keeps a photograph under an id made by the sender',
        description:
          'The body is the photograph itself (JPEG, PNG, WebP, AVIF or GIF, at most 15 MB and 50 megapixels). Sent again under the same id, it gets the same answer. It is re-encoded upright without metadata, and private until it is attached to something public.',
        request: {
          params: editionParam.extend({
            photo: id<'photo'>().openapi({ ...uuid, param: { name: 'photo', in: 'path' } }),
          }),
          query: z.strictObject({ business: id<'business'>().openapi(uuid).optional() }),
        },
        responses: {
          200: { description: 'It is kept.', content: { 'application/json': { schema: kept } } },
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        try {
          const user = ctx.actor.kind === 'person' ? ctx.actor.user : '';
          if (!inTempo(user, services.clock.now())) throw new DomainError(errors['too-many']);
          const { photo } = c.req.valid('param');
          const { business } = c.req.valid('query');
          const answer = await receive(c.req.raw, (bytes) =>
            keepPhoto(services.runner, ctx, { id: photo, bytes, business }),
          );
          return c.json(answer, 200);
        } catch (error) {
          throw inWords(error, ctx);
        }
      },
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/foto/{photo}/{variant}',
        tags: ['Files'],
        summary: 'A photograph in a size (320, 800, 1600) and a format (avif, webp), such as 800.avif',
        request: { params: z.object({ photo: z.string().max(40), variant: z.string().max(12) }) },
        responses: {
          200: {
            description: 'The picture; where it is smaller than the size asked for, in its own.',
            content: { 'image/avif': { schema: picture }, 'image/webp': { schema: picture } },
          },
          304: { description: 'The caller has it already (If-None-Match).' },
        },
      }),
      async (c) => {
        const { photo, variant } = c.req.valid('param');
        return serve(c, services, photo, variant);
      },
    );
}

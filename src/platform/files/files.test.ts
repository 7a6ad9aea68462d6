import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Actor, Context, Role } from '../db/context.ts';
import { createRunner, type Runner } from '../db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../db/test-database.ts';
import { type ApiEnv, createApi, type Services } from '../http/api.ts';
import { answerError, identify, limitBody } from '../http/middleware.ts';
import { readSettings } from '../settings/settings.ts';
import {
  filesApi,
  forgetPhoto,
  hidePhotos,
  keepPhoto,
  keepPhotoOfForm,
  mustBePhotos,
  PHOTO_UPLOAD,
  publishPhotos,
} from './index.ts';

const organiser = newId<'organiser'>();
const elsewhere = newId<'organiser'>();
const business = newId<'business'>();
const clock = { now: () => Date.parse('2023-06-20T03:00:00Z') };

let database: OpenTestDatabase;
let runner: Runner;
let app: Hono<ApiEnv>;
let actor: Actor = { kind: 'public' };
let producer: Actor;
let rival: Actor;
let officer: Actor;
let stranger: Actor;

async function person(role: Role, of: Id<'organiser'>, own: Id<'business'> | null): Promise<Actor> {
  const user = newId<'user'>();
  const row = { id: user, name: role, email: `${user}@contoh.invalid`, emailVerified: true, twoFactorEnabled: null };
  await database.db.insertInto('people.user').values(row).execute();
  return { kind: 'person', user, memberships: [{ organiser: of, role, region: null, business: own, booth: null }] };
}

const contextOf = (who: Actor, of = organiser): Context => ({
  actor: who,
  organiser: of,
  clock,
  locale: 'id',
  requestId: newId(),
});

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  for (const [id, slug] of [
    [organiser, 'sini'],
    [elsewhere, 'sana'],
  ] as const)
    await runner.command(contextOf({ kind: 'system' }, id), (tx) =>
      tx.insertInto('people.organiser').values({ id, slug, name: slug, country_pack: 'id' }).execute(),
    );
  producer = await person('producer', organiser, business);
  rival = await person('producer', organiser, newId());
  officer = await person('officer', organiser, null);
  stranger = await person('organiser', elsewhere, null);
  const log = pino({ level: 'silent' });
  const tenants: Readonly<Record<string, Id<'organiser'>>> = { sini: organiser, sana: elsewhere };
  const services: Services = {
    runner,
    clock,
    log,
    settings: readSettings({}),
    async findTenant(slug) {
      const found = tenants[slug];
      return found && { organiser: found, edition: newId(), slug };
    },
  };
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), limitBody({ counted: [PHOTO_UPLOAD] }), async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.route('/', createApi().route('/', filesApi(services)));
});
afterAll(() => database.close());

interface Measures {
  readonly width: number;
  readonly height: number;
}

/** A picture with content of its own: noise over a colour. */
function picture({ width, height }: Measures, mean = 120) {
  return sharp({
    create: { width, height, channels: 3, background: '#336699', noise: { type: 'gaussian', mean, sigma: 30 } },
  });
}

async function send(who: Actor, id: string, bytes: Uint8Array, slug = 'sini', language = 'id', query = '') {
  actor = who;
  const answer = await app.request(`/api/v1/editions/${slug}/files/${id}${query}`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'image/jpeg', 'accept-language': language },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function look(who: Actor, path: string, known?: string): Promise<Response> {
  actor = who;
  return app.request(path, known ? { headers: { 'if-none-match': known } } : {});
}

describe('a photograph', () => {
  it('is kept upright in three sizes and two formats, without anything but the picture', async () => {
    const id = newId<'photo'>();
    // As a phone held upright writes it: a lying picture, "turn me right", and where the owner lives.
    const sent = await picture({ width: 2400, height: 1800 })
      .withExif({
        IFD0: { Make: 'Telepon', Copyright: 'RAHASIA' },
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '1/1 14/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(sent.includes('RAHASIA')).toBe(true);
    const { status, body } = await send(producer, id, sent);
    expect([status, body]).toEqual([200, { id, width: 1800, height: 2400 }]);
    for (const [size, width, height] of [
      [320, 240, 320],
      [800, 600, 800],
      [1600, 1200, 1600],
    ])
      for (const format of ['avif', 'webp']) {
        const served = await look(producer, `/foto/${id}/${size}.${format}`);
        const bytes = Buffer.from(await served.arrayBuffer());
        const seen = await sharp(bytes).metadata();
        expect([served.status, served.headers.get('content-type'), seen.width, seen.height]).toEqual([
          200,
          `image/${format}`,
          width,
          height,
        ]);
        expect([seen.exif, seen.icc, seen.xmp, seen.orientation, bytes.includes('RAHASIA')]).toEqual([
          undefined,
          undefined,
          undefined,
          undefined,
          false,
        ]);
      }
  });

  it('gets the same answer when it is sent again, and is kept once however often it is sent', async () => {
    const [first, second] = [newId<'photo'>(), newId<'photo'>()];
    const bytes = await picture({ width: 400, height: 300 }).png().toBuffer();
    const answers = await Promise.all([first, first, first].map((id) => send(producer, id, bytes)));
    for (const answer of answers) expect(answer).toEqual({ status: 200, body: { id: first, width: 400, height: 300 } });
    expect((await send(officer, second, bytes)).status).toBe(200);
    const count = await runner.query(contextOf(officer), async (tx) => {
      const file = await tx
        .selectFrom('platform.file')
        .select('sha256')
        .where('id', '=', first)
        .executeTakeFirstOrThrow();
      const rows = await tx
        .selectFrom('platform.file_variant')
        .select(['size', 'format'])
        .where('sha256', '=', file.sha256)
        .orderBy('size')
        .orderBy('format')
        .execute();
      return rows;
    });
    // 400 pixels wide: in 320, and once in its own size.
    expect(count).toEqual([
      { size: 320, format: 'avif' },
      { size: 320, format: 'webp' },
      { size: 800, format: 'avif' },
      { size: 800, format: 'webp' },
    ]);
    const largest = await sharp(
      Buffer.from(await (await look(producer, `/foto/${first}/1600.webp`)).arrayBuffer()),
    ).metadata();
    expect([largest.width, largest.height]).toEqual([400, 300]);
  });

  it('keeps its id to itself, also from another sender and another organiser', async () => {
    const id = newId<'photo'>();
    const [one, two] = await Promise.all(
      [10, 20].map((side) => picture({ width: side, height: side }).webp().toBuffer()),
    );
    if (!one || !two) throw new Error('no pictures');
    expect((await send(producer, id, one)).status).toBe(200);
    for (const [who, bytes, slug] of [
      [producer, two, 'sini'],
      [rival, one, 'sini'],
      [stranger, one, 'sana'],
    ] as const)
      expect([slug, (await send(who, id, bytes, slug)).body.code]).toEqual([slug, 'files.id-taken']);
  });

  it('is seen by its sender, its business and the committee until it is public, then by everybody', async () => {
    const id = newId<'photo'>();
    await send(
      officer,
      id,
      await picture({ width: 30, height: 20 }).jpeg().toBuffer(),
      'sini',
      'id',
      `?business=${business}`,
    );
    const path = `/foto/${id}/320.webp`;
    const seenBy = async () => {
      const seen: number[] = [];
      for (const who of [officer, producer, rival, stranger, { kind: 'public' } as const])
        seen.push((await look(who, path)).status);
      return seen;
    };
    expect(await seenBy()).toEqual([200, 200, 404, 404, 404]);
    expect((await look(producer, path)).headers.get('cache-control')).toBe('private, max-age=600');
    await runner.command(contextOf(officer), (tx) => publishPhotos(contextOf(officer), tx, [id]));
    expect(await seenBy()).toEqual([200, 200, 200, 200, 200]);
    const open = await look({ kind: 'public' }, path);
    const etag = open.headers.get('etag') ?? '';
    expect(open.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await look({ kind: 'public' }, path, etag)).status).toBe(304);
    await runner.command(contextOf(officer), (tx) => hidePhotos(contextOf(officer), tx, [id]));
    expect(await seenBy()).toEqual([200, 200, 404, 404, 404]);
  });

  it('is attached only by whom it is shown to, and forgotten with its last id', async () => {
    const bytes = await picture({ width: 50, height: 50 }).jpeg().toBuffer();
    const [own, shared] = [newId<'photo'>(), newId<'photo'>()];
    await send(producer, own, bytes);
    await send(rival, shared, bytes);
    const ctx = contextOf(producer);
    expect(await runner.command(ctx, (tx) => mustBePhotos(ctx, tx, [own]))).toEqual([
      { id: own, width: 50, height: 50 },
    ]);
    await expect(runner.command(ctx, (tx) => mustBePhotos(ctx, tx, [own, shared]))).rejects.toMatchObject({
      code: 'files.unknown',
    });
    await runner.command(ctx, (tx) => forgetPhoto(ctx, tx, own));
    expect([
      (await look(producer, `/foto/${own}/320.avif`)).status,
      (await look(rival, `/foto/${shared}/320.avif`)).status,
    ]).toEqual([404, 200]);
    await runner.command(contextOf(rival), (tx) => forgetPhoto(contextOf(rival), tx, shared));
    expect((await look(rival, `/foto/${shared}/320.avif`)).status).toBe(404);
    // Sent once more, it is decoded once more.
    expect((await send(producer, newId(), bytes)).status).toBe(200);
  });

  it('comes from the business that its sender acts for, and no other', async () => {
    const bytes = await picture({ width: 12, height: 12 }).jpeg().toBuffer();
    expect((await send(producer, newId(), bytes, 'sini', 'id', `?business=${newId()}`)).body.code).toBe(
      'files.unknown',
    );
  });
});

describe('what is refused', () => {
  const refusal = async (bytes: Uint8Array, language = 'id') => {
    const { status, body } = await send(officer, newId(), bytes, 'sini', language);
    return [status, body.code, typeof body.detail];
  };

  it('is whatever is no photograph, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>';
    for (const text of [
      svg,
      `<?xml version="1.0"?>${svg}`,
      '<!doctype html><script>1</script>',
      '%PDF-1.7 aaaaaaaaaaaaaaaa',
      'x',
    ])
      expect(await refusal(Buffer.from(text))).toEqual([415, 'files.not-a-photo', 'string']);
    expect(await refusal(Buffer.alloc(0))).toEqual([422, 'files.empty', 'string']);
    // A picture of a kind that is not let in, and a page that begins as a picture does.
    expect(await refusal(await picture({ width: 9, height: 9 }).tiff().toBuffer())).toEqual([
      415,
      'files.not-a-photo',
      'string',
    ]);
    expect(await refusal(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(svg)]))).toEqual([
      422,
      'files.damaged',
      'string',
    ]);
  });

  it('is HEIC, which says how to send it otherwise', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
    const { status, body } = await send(officer, newId(), heic, 'sini', 'en');
    expect([status, body.code, body.detail]).toEqual([
      415,
      'files.heic-unsupported',
      expect.stringContaining('Most Compatible'),
    ]);
  });

  it('is a photograph that is cut off, and one that is spoiled', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const whole = await picture({ width: 300, height: 200 }).toFormat(format).toBuffer();
      expect([format, ...(await refusal(whole.subarray(0, Math.floor(whole.length / 2))))]).toEqual([
        format,
        422,
        'files.damaged',
        'string',
      ]);
    }
  });

  it('is a flood of pixels, by its head alone', async () => {
    const flood = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(flood.length).toBeLessThan(1_000_000);
    expect(await refusal(flood)).toEqual([422, 'files.too-many-pixels', 'string']);
  });

  it('is more than 15 MB, told or found out', async () => {
    const large = Buffer.concat([
      await picture({ width: 20, height: 20 }).jpeg().toBuffer(),
      Buffer.alloc(15 * 1024 * 1024),
    ]);
    expect(await refusal(large)).toEqual([413, 'files.too-large', 'string']);
  });

  it('is the photograph after the last of a minute', async () => {
    const eager = await person('producer', organiser, null);
    const codes: unknown[] = [];
    for (let at = 0; at < 41; at++) codes.push((await send(eager, newId(), Buffer.from('x'))).body.code);
    expect([...new Set(codes)]).toEqual(['files.not-a-photo', 'files.too-many']);
    expect(codes.indexOf('files.too-many')).toBe(40);
  });
});

it('an animation stands still at its first picture', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#0000ff'].map((background) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const animation = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const id = newId<'photo'>();
  expect((await send(officer, id, animation)).body).toEqual({ id, width: 40, height: 40 });
  const served = await look(officer, `/foto/${id}/320.webp`);
  const { data } = await sharp(Buffer.from(await served.arrayBuffer()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([(data[0] ?? 0) > 200, (data[2] ?? 255) < 60]).toEqual([true, true]);
});

it('whatever bytes come, the answer is a refusal or a picture, never a fault of ours', async () => {
  const seeds = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif', 'gif'] as const).map((format) =>
      picture({ width: 64, height: 48 }).toFormat(format).toBuffer(),
    ),
  );
  const ctx = contextOf({ kind: 'system' });
  const outcomes: Record<string, number> = {};
  for (let round = 0; round < 400; round++) {
    const seed = seeds[round % seeds.length] ?? Buffer.alloc(0);
    const spoiled = Buffer.from(seed);
    const how = round % 4;
    const bytes =
      how === 0
        ? randomBytes(1 + (round % 300))
        : how === 1
          ? spoiled.subarray(0, 1 + (randomBytes(2).readUInt16LE() % spoiled.length))
          : spoiled;
    if (how > 1)
      for (let flips = 0; flips < how * 3; flips++) {
        const at = randomBytes(2).readUInt16LE() % spoiled.length;
        spoiled.writeUInt8(spoiled.readUInt8(at) ^ (1 << (flips % 8)), at);
      }
    const outcome = await keepPhoto(runner, ctx, { id: newId(), bytes }).then(
      () => 'kept',
      (error: unknown) =>
        error instanceof Error && 'code' in error
          ? String(error.code)
          : `fault: ${String(error)} ${bytes.toString('base64')}`,
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  expect(
    Object.keys(outcomes).filter(
      (outcome) => !/^(kept|files\.(not-a-photo|heic-unsupported|damaged|too-many-pixels))$/.test(outcome),
    ),
  ).toEqual([]);
  expect(outcomes['files.damaged']).toBeGreaterThan(10);
});

it('addresses that name nothing answer that there is nothing', async () => {
  for (const path of [
    'x/320.webp',
    `${newId()}/321.webp`,
    `${newId()}/320.jpeg`,
    `${newId()}/320.webp`,
    '%00/320.webp',
  ])
    expect([path, (await look(officer, `/foto/${path}`)).status]).toEqual([path, 404]);
});

describe('a form with a photograph', () => {
  it('sent twice, also at once, carries one photograph; another file or sender another', async () => {
    const picture = async (background: string) =>
      new Uint8Array(
        await sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      );
    const bytes = await picture('#123456');
    const send = async (who: Actor, content = bytes) => {
      const form = new FormData();
      form.set('photo_file', new File([content], 'foto.png', { type: 'image/png' }));
      return (await keepPhotoOfForm(runner, contextOf(who), form, business))?.id;
    };
    const [first, second] = await Promise.all([send(officer), send(officer)]);
    expect(second).toBe(first);
    expect(await send(officer)).toBe(first);
    const others = [await send(producer), await send(officer, await picture('#654321'))];
    expect(new Set([first, ...others]).size).toBe(3);
  });
});

/** What strangers try at the doors of the built server: none of it spoils anything for others. */
import { request } from 'node:http';
import { expect, inject, it } from 'vitest';

const { url } = inject('server');

const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' };

const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) });

it('a HEAD that comes first leaves the whole page for those who come after', async () => {
  const path = '/en/e/nusa-raya-2023';
  const head = await fetch(url + path, { method: 'HEAD' });
  const page = await (await fetch(url + path)).text();
  expect([head.status, page.includes('</html>')]).toEqual([200, true]);
});

it('sign-in letters are counted, by the address that they go to and by the one that asks', async () => {
  const refused = async (email: string) => {
    const answer = await fetch(`${url}/en/masuk`, form({ email, by: 'link' }));
    return (await answer.text()).includes('Too many attempts');
  };
  const outcomes: boolean[] = [];
  for (let at = 0; at < 6; at++) outcomes.push(await refused('siapa@contoh.invalid'));
  for (let at = 0; at < 6; at++) outcomes.push(await refused(`siapa-${at}@contoh.invalid`));
  const five = Array<boolean>(5).fill(false);
  expect(outcomes).toEqual([...five, true, ...five, true]);
});

it('a body that is no form, or too large to be one, is refused', async () => {
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  const large = form({ email: 'x'.repeat(300_000) });
  const answers = await Promise.all([fetch(`${url}/masuk`, json), fetch(`${url}/masuk`, large)]);
  expect(answers.map(({ status }) => status)).toEqual([400, 413]);
});

it('the door of the demo opens only to who asks for this machine by its own name', async () => {
  const { hostname, port } = new URL(url);
  const status = await new Promise((resolve, reject) => {
    const headers = { host: `bent.example:${port}`, 'content-type': 'application/x-www-form-urlencoded' };
    const asked = request({ hostname, port, path: '/demo/masuk', method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end('as=organiser');
  });
  expect(status).toBe(404);
  const direct = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"email":"a@contoh.invalid"}',
  };
  expect((await fetch(`${url}/api/auth/demo/enter`, direct)).status).toBe(404);
});

it('the public pages show the door to strangers, and the way to their work to who has signed in', async () => {
  const entered = await fetch(`${url}/demo/masuk`, { ...form({ as: 'producer' }), redirect: 'manual' });
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const linksOf = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(url + path, { headers });
    const page = await answer.text();
    return {
      links: ['/masuk', '/kerja', '/en/masuk', '/en/kerja'].filter((path) => page.includes(`href="${path}"`)),
      kept: answer.headers.get('cache-control') !== 'no-store',
      script: page.includes('type="module"'),
    };
  };
  expect(await linksOf('/', {})).toEqual({ links: ['/masuk'], kept: true, script: false });
  expect(await linksOf('/', { cookie })).toEqual({ links: ['/kerja'], kept: false, script: false });
  expect(await linksOf('/en/cara-hitung', { cookie })).toEqual({ links: ['/en/kerja'], kept: false, script: false });
  expect(await linksOf('/', {})).toEqual({ links: ['/masuk'], kept: true, script: false });
});

it('what is open for a person ends when they sign out', async () => {
  const entered = await fetch(`${url}/demo/masuk`, { ...form({ as: 'producer' }), redirect: 'manual' });
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const stream = await fetch(`${url}/api/v1/editions/kaltim-2023/sales/stream`, { headers: { cookie } });
  const reader = stream.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toContain('event: moved');
  await fetch(`${url}/keluar`, { method: 'POST', headers: { cookie, ...URLENCODED }, body: '', redirect: 'manual' });
  // It ends by itself: a stream that goes on would be read until the test is cut off.
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
  const after = await fetch(`${url}/api/v1/editions/kaltim-2023/sales/stream`, { headers: { cookie } });
  expect(after.status).toBe(401);
});

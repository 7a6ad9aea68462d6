import { afterEach, expect, it } from 'vitest';
import { newId } from '../../kinds/id.ts';
import { failureOf, faultOf } from './mail-fault.ts';
import { htmlOf } from './mail-html.ts';
import { createPost, type OpenPost } from './post.ts';
import { type MailServer, openMailServer } from './testing/open-mail-server.ts';

let server: MailServer | undefined;
let post: OpenPost | undefined;
afterEach(async () => {
  post?.close();
  await server?.stop();
});

const sender = { name: 'Panitia "Nusantara" <x>, 金', replyTo: 'panitia@contoh.invalid', contact: ['Telp. 0812'] };
const mail = {
  id: newId<'mail'>(),
  recipient: 'ina@contoh.invalid',
  subject: 'Hasil kurasi 🧵',
  body: 'Yth. Ina <b>,\n\nhttps://contoh.invalid/a?b=1&c\n\n---\n\nDear Ina',
};

it('sends a mail as text and as HTML, from the installation, in the organiser’s name, with an id of its own', async () => {
  server = await openMailServer();
  post = createPost(server.url, 'surat@gelaran.invalid');
  await post.deliver(mail, sender);
  await post.deliver(mail, sender);
  expect(server.received.map(({ from, to }) => [from, to])).toEqual([
    ['surat@gelaran.invalid', ['ina@contoh.invalid']],
    ['surat@gelaran.invalid', ['ina@contoh.invalid']],
  ]);
  for (const { raw } of server.received) {
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(head).toContain(`Message-ID: <${mail.id}@gelaran.invalid>`);
    expect(head).toContain('Reply-To: panitia@contoh.invalid');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).toMatch(/^Date: /m);
    expect(head).toMatch(/^From: [^<]*<surat@gelaran\.invalid>$/m);
    expect(head).toMatch(/^To: ina@contoh\.invalid$/m);
    expect(head).toContain('multipart/alternative');
    expect(raw).toContain('text/plain');
    expect(raw).toContain('text/html');
  }
});

it('sends to one address whatever looks like a list of them', async () => {
  server = await openMailServer();
  post = createPost(server.url, 'surat@gelaran.invalid');
  await post.deliver({ ...mail, recipient: 'a@contoh.invalid, b@contoh.invalid' }, sender).catch(() => undefined);
  expect(server.received.flatMap(({ to }) => to)).not.toContain('b@contoh.invalid');
});

it('tells what the server answered, in kinds that a person can act on', async () => {
  server = await openMailServer((address) => (address.startsWith('later') ? 451 : 550));
  post = createPost(server.url, 'surat@gelaran.invalid');
  const told: string[] = [];
  for (const recipient of ['later@contoh.invalid', 'nobody@contoh.invalid'])
    await post.deliver({ ...mail, recipient }, sender).catch((error: unknown) => told.push(failureOf(error)));
  expect(told.map(faultOf)).toEqual(['later', 'addressee']);
  expect(told[1]).toContain('550');
  await server.stop();
  const gone = createPost(server.url, 'surat@gelaran.invalid');
  await gone.deliver(mail, sender).catch((error: unknown) => told.push(failureOf(error)));
  gone.close();
  expect(told.slice(2).map(faultOf)).toEqual(['unreachable']);
});

it.each([
  ['EAUTH Invalid login: 535 5.7.8 bad credentials', 'login'],
  ['ESOCKET self-signed certificate', 'tls'],
  ['ETIMEDOUT Connection timeout', 'timeout'],
  ['EMESSAGE 554 5.7.1 spam', 'refused'],
  ['something else', 'other'],
])('sorts %s', (failure, fault) => {
  expect(faultOf(failure)).toBe(fault);
});

it('writes no word of a mail as HTML, and makes links of addresses alone', () => {
  const html = htmlOf('<script>x</script>\n\nhttps://a.invalid/"onclick=x javascript:alert(1)', sender);
  expect(html).not.toMatch(/<script|"onclick|href="javascript/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('<a href="https://a.invalid/"');
});

it('keeps mail where no server is set', async () => {
  post = createPost(undefined, 'surat@gelaran.invalid');
  expect(post.sends).toBe(false);
});

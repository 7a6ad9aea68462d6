/** An invitation is read first in the language of the country that its organiser is of. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../kinds/time.ts';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { listMail } from '../../platform/mail/outbox.ts';
import { invitationForm } from './contract.ts';
import { invitePerson } from './invite-person.ts';
import { registerOrganiser } from './register-organiser.ts';

let database: OpenTestDatabase;
let runner: Runner;
beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
});
afterAll(() => database.close());

test.each([
  ['id', /^Undangan dari Dewan \/ Invitation from Dewan$/, '/undangan/', /Dewan mengundang.+Dewan invites/s],
  ['in', /^Invitation from Dewan \/ Undangan dari Dewan$/, '/en/undangan/', /Dewan invites.+Dewan mengundang/s],
] as const)('of an organiser in %s', async (countryPack, subject, path, body) => {
  const base = { actor: { kind: 'system' }, clock: systemClock, locale: 'id', requestId: 'test' } as const;
  const { id } = await registerOrganiser(runner, base, { slug: `dewan-${countryPack}`, name: 'Dewan', countryPack });
  const ctx = { ...base, organiser: id };
  const form = invitationForm.parse({ email: 'baru@contoh.invalid', role: 'officer' });
  const post = { publicUrl: 'https://contoh.invalid', smtpUrl: undefined };
  const { url, proofUrl } = await runner.command(ctx, (tx) =>
    invitePerson(ctx, tx, form, post, { edition: 'Pasar Contoh 2027' }),
  );
  for (const shown of [url, proofUrl]) expect(new URL(shown).pathname.startsWith(path)).toBe(true);
  const [mail] = await runner.query(ctx, (tx) => listMail(tx));
  expect(mail?.subject).toMatch(subject);
  expect(mail?.body).toMatch(body);
  // Whoever is asked reads to what, and as what, in both languages.
  for (const said of [
    'Untuk gelaran: Pasar Contoh 2027',
    'For the edition: Pasar Contoh 2027',
    'sebagai: Petugas dinas',
    'as: Agency officer',
  ])
    expect(mail?.body).toContain(said);
  for (const prefix of ['/undangan/', '/en/undangan/']) expect(mail?.body).toContain(`https://contoh.invalid${prefix}`);
});

import { findPack, PACKS } from '../../kinds/country/index.ts';
import { keepPurpose } from '../../platform/db/purpose.ts';
import { ToldFault } from '../../platform/problem/told-fault.ts';
import { invitationForm } from '../../slices/people/contract.ts';
import { findOrganiser, invitePerson, registerOrganiser } from '../../slices/people/index.ts';
import { type Installation, systemCircumstances, withInstallation } from '../installation.ts';
import type { Command } from './command.ts';

const text = { type: 'string' } as const;

export const invite: Command = {
  options: {
    organiser: text,
    name: text,
    role: { type: 'string', default: 'organiser' },
    region: text,
    country: text,
  },
  async run(settings, [email], { organiser: slug, name, role, region, country }) {
    const given = invitationForm.safeParse({ email, role, ...(region === undefined ? {} : { region }) });
    if (!given.success || typeof slug !== 'string')
      throw new ToldFault(
        'Say whom and for whom: gelaran invite name@agency.example --organiser kaltim [--name "..."] [--role organiser|officer|lead|curator|cashier] [--region 64.71] [--country id|in]',
      );
    const pack = findPack(typeof country === 'string' ? country : 'id');
    if (!pack)
      throw new ToldFault(
        `There is no country pack "${country}". There are: ${PACKS.map((each) => `${each.name} (${each.title.en})`).join(', ')}.`,
      );
    // A new organiser may be the first of a new installation; everybody else is invited to one that is there.
    const opening = { mode: 'visit', make: typeof name === 'string' } as const;
    const work = async ({ runner, data }: Installation) => {
      const known = await findOrganiser(runner.db, slug);
      if (!known && typeof name !== 'string')
        throw new ToldFault(`There is no organiser "${slug}" yet; add --name "Its name" to make it.`);
      if (!known && data.purpose === 'demo')
        throw new ToldFault(
          `${data.place} holds the demo; make the organiser in another DATA_DIR, with GELARAN_DEMO=off.`,
        );
      if (!known) await keepPurpose(runner.db, 'real');
      const organiser =
        known ??
        (await registerOrganiser(runner, systemCircumstances, { slug, name: String(name), countryPack: pack.name }));
      if (known && typeof name === 'string' && name !== known.name)
        console.log(
          `"${slug}" is there already and is called "${known.name}"; its page Penyelenggara (Organiser) renames it.`,
        );
      if (known && country !== undefined)
        console.log(`"${slug}" is there already and keeps its country; its settings page changes it.`);
      const ctx = { ...systemCircumstances, organiser: organiser.id };
      const { proofUrl } = await runner.command(ctx, (tx) => invitePerson(ctx, tx, given.data, settings));
      console.log(
        `${organiser.name} invites ${given.data.email} as ${given.data.role}. Open within 14 days:\n${proofUrl}`,
      );
      if (settings.asked.publicUrl === undefined)
        console.error('The link holds the default address; set PUBLIC_URL to what people type, as the service has it.');
      return 0;
    };
    return withInstallation(settings, work, opening);
  },
};

/** What an organiser sets up once for all its editions: name, logo, colour, contact, letterhead, sender of mails. */
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { LinkButton, PageHead } from '../../../platform/ui/index.ts';
import { getOrganiserProfile } from '../index.ts';
import { OrganiserCards } from './OrganiserCards.tsx';
import type { Told } from './organiser-form.ts';
import { saveOrganiser } from './save-organiser.ts';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const asked = new URL(request.url).searchParams;
  return {
    path: `/kerja/${ctx.slug}/penyelenggara`,
    publicUrl: settings.publicUrl,
    profile: await runner.query(ctx, (tx) => getOrganiserProfile(ctx, tx)),
    logo: asked.get('logo'),
  };
}

export function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  return saveOrganiser(servicesOf(context).runner, editionOf(context), request);
}

export const meta: MetaFunction = () => [{ title: `${m.editions_organiser()} · ${m.platform_brand()}` }];

export default function OrganiserPage() {
  const shown = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  return (
    <>
      <PageHead
        title={m.editions_organiser()}
        lead={m.editions_organiser_lead()}
        actions={
          <LinkButton href={pathIn(getLocale(), `${shown.path}/negara`)} tone="outline">
            {m.editions_country()}
          </LinkButton>
        }
      />
      <OrganiserCards {...shown} told={told} />
    </>
  );
}

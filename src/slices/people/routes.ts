import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

/** The doors: signing in and out, the second factor, taking up an invitation, one's own account. */
export function peoplePages(id: OwnId): RouteConfigEntry[] {
  const page = (name: string) => `../slices/people/pages/${name}.tsx`;
  return [
    route('masuk', page('sign-in-page'), id('sign-in')),
    route('masuk/kode', page('code-page'), id('sign-in-code')),
    route('masuk/lupa', page('forgot-page'), id('forgot')),
    route('masuk/sandi/:code', page('reset-page'), id('reset')),
    route('masuk/tautan/:code', '../slices/people/pages/kept-link.ts', id('kept-link')),
    route('keluar', page('sign-out'), id('sign-out')),
    route('undangan/:organiser/:code', 'work/invitation-page.tsx', id('invitation')),
    route('akun', page('account-page'), id('account')),
    route('akun/email/:code', page('email-page'), id('account-email')),
  ];
}

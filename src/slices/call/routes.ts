import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

const page = (name: string) => `../slices/call/pages/${name}.tsx`;
const file = (name: string) => `../slices/call/pages/${name}.ts`;

/** In the frame of the public pages. */
export function publicCallPages(id: OwnId): RouteConfigEntry[] {
  return [route('e/:slug/panggilan', page('public-call-page'), id('public-call'))];
}

/** Under the work area of an edition (`/kerja/:slug`). */
export function callPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('panggilan', page('call-page'), id('call')),
    route('panggilan/atur', page('call-settings-page'), id('call-settings')),
    route('panggilan/peserta', page('applications-page'), id('applications')),
    route('panggilan/peserta/:application', page('application-page'), id('application')),
    route('panggilan/peserta/:application/berkas/:question', file('answer-file'), id('answer-file')),
    route('panggilan/surat', page('letters-page'), id('letters')),
    route('panggilan/pesan', page('messages-page'), id('messages')),
    route('panggilan/pesan/:message', page('message-page'), id('message')),
    route('panggilan/daftar-tunggu', page('waitlist-page'), id('waitlist')),
    route('panel', page('panel-page'), id('panel')),
    route('panel/berita-acara', page('minutes-page'), id('minutes')),
    route('kurasi', page('desk-page'), id('desk')),
    route('kurasi/:application', page('score-page'), id('score')),
    route('kurasi/:application/berkas/:question', file('scored-file'), id('scored-file')),
  ];
}

import { m } from '../i18n/index.ts';
import { Motif } from './motif/Motif.tsx';
import { Photo } from './Photo.tsx';
import type { PageHost } from './page-host.ts';

/** The name with its beads, which leads home; on the pages of an organiser with a logo, the organiser's name with that. */
export function Brand({ href, host }: { readonly href: string; readonly host?: PageHost | undefined }) {
  if (host?.logo)
    return (
      <a
        href={href}
        className="flex min-h-12 min-w-0 max-w-72 items-center gap-2.5 font-bold leading-tight no-underline"
      >
        <span className="grid size-11 flex-none place-items-center overflow-clip rounded-s bg-card">
          <Photo photo={host.logo} alt="" sizes="2.75rem" code={host.name} className="max-h-11 object-contain!" eager />
        </span>
        <span className="line-clamp-2 text-sm">{host.name}</span>
      </a>
    );
  return (
    <a href={href} className="flex min-h-12 items-center gap-2.5 font-extrabold tracking-tight no-underline">
      <Motif code="gelaran" beads={7} palette="red" className="size-8 flex-none rounded-s" />
      {m.platform_brand()}
    </a>
  );
}

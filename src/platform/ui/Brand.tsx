import { m } from '../i18n/index.ts';
import { Motif } from './motif/Motif.tsx';

/** The name with its beads, which leads home. */
export function Brand({ href }: { readonly href: string }) {
  return (
    <a href={href} className="flex min-h-12 items-center gap-2.5 font-extrabold tracking-tight no-underline">
      <Motif code="gelaran" beads={7} palette="red" className="size-8 flex-none rounded-s" />
      {m.platform_brand()}
    </a>
  );
}

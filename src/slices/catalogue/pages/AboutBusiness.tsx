import type { ReactNode } from 'react';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Badge, LinkButton, Motif, PageHead } from '../../../platform/ui/index.ts';
import type { BusinessSheet } from '../index.ts';
import { ProvenMarks } from './ProvenMarks.tsx';
import { whatsappLink } from './whatsapp-link.ts';

interface BusinessHeadProps {
  readonly business: Pick<BusinessSheet['business'], 'name' | 'slug'>;
  /** Where it stands: links to the pages above this one. */
  readonly above: readonly { readonly href: string; readonly label: string }[];
}

/** The name of a business beside its beads. */
export function BusinessHead({ business, above }: BusinessHeadProps) {
  return (
    <div className="mb-6 flex items-start gap-4 sm:gap-6">
      <div className="min-w-0 flex-1">
        <PageHead title={business.name} above={above} />
      </div>
      <Motif code={business.slug} beads={11} className="mt-1 max-w-18 flex-none rounded-m sm:max-w-26" />
    </div>
  );
}

interface AboutBusinessProps extends Pick<BusinessSheet, 'business' | 'proven'> {
  readonly edition: Pick<BusinessSheet['edition'], 'name'>;
  /** Between what it has proven and the way to write to it. */
  readonly children?: ReactNode;
}

/** Who a business is: its story, what it has proven, how to write to it. */
export function AboutBusiness({ business, edition, proven, children }: AboutBusinessProps) {
  const { story, whatsapp } = business;
  const told = story[getLocale()];
  return (
    <>
      {business.madeUp && (
        <p className="flex flex-wrap items-center gap-2 text-ink-2 text-sm">
          <Badge tone="gold">{m.catalogue_made_up()}</Badge>
          {m.catalogue_made_up_text()}
        </p>
      )}
      {told && <p className="max-w-prose text-lg">{told}</p>}
      <ProvenMarks proven={proven} />
      {children}
      {whatsapp && (
        <p>
          <LinkButton
            href={whatsappLink(whatsapp, m.catalogue_whatsapp_text({ business: business.name, edition: edition.name }))}
            rel="noreferrer"
          >
            {m.catalogue_whatsapp()}
          </LinkButton>
        </p>
      )}
    </>
  );
}

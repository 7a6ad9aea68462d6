import { formatCount, formatDecimal } from '../../kinds/money.ts';
import type { DocumentKind } from '../files/document-facts.ts';
import { getLocale, m } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';

interface DocumentFacts {
  readonly kind: DocumentKind;
  /** In bytes. */
  readonly size: number;
}

const KB = 1_024;

/** `PDF, 312 KB`. */
export function documentFacts({ kind, size }: DocumentFacts): string {
  const locale = getLocale();
  const large = size >= KB * KB;
  const count = large ? formatDecimal(size / KB / KB, locale) : formatCount(Math.max(1, Math.round(size / KB)), locale);
  return `${kind === 'pdf' ? 'PDF' : m.platform_document_picture()}, ${count} ${large ? 'MB' : 'KB'}`;
}

/** A document that was handed in, named with its size: a PDF is saved, a picture opens. */
export function DocumentLink({
  href,
  name,
  ...facts
}: DocumentFacts & { readonly href: string; readonly name: string }) {
  return (
    <a
      href={href}
      {...(facts.kind === 'picture' ? { target: '_blank', rel: 'noreferrer' } : {})}
      className="inline-flex min-h-12 items-center gap-2 underline"
    >
      <Icon name="document" />
      <span className="wrap-anywhere">
        {name} <span className="whitespace-nowrap text-ink-2">({documentFacts(facts)})</span>
      </span>
    </a>
  );
}

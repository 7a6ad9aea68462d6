import { m } from '../../../platform/i18n/index.ts';
import { Badge, Icon } from '../../../platform/ui/index.ts';
import type { Proven } from '../index.ts';

function nameOf({ kind, value }: Proven): string {
  if (kind === 'nib') return m.catalogue_proven_nib();
  if (kind === 'pirt') return m.catalogue_proven_pirt({ value });
  if (kind === 'udyam') return `Udyam ${value}`;
  if (kind === 'fssai') return `FSSAI ${value}`;
  return kind === 'bpom' ? m.catalogue_proven_bpom({ value }) : m.catalogue_proven_halal({ value });
}

/** Permits that somebody has checked; those only claimed are never shown in public. */
export function ProvenMarks({ proven }: { readonly proven: readonly Proven[] }) {
  if (proven.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <p className="text-ink-2 text-sm">{m.catalogue_proven()}</p>
      <ul className="flex flex-wrap gap-2">
        {proven.map((mark) => (
          <li key={`${mark.kind} ${mark.value}`}>
            <Badge tone="leaf">
              <Icon name="check" className="size-4" />
              {nameOf(mark)}
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { Id } from '../../kinds/id.ts';
import { pathIn } from '../../platform/i18n/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { ownBusinesses } from './begin-producer.ts';

/**
 * Where whoever writes an application goes back to: the owner to the own business, those who help to the application as the
 * committee reads it, and before there is one to the nominations.
 */
export function homeOf(
  ctx: AtEdition & { readonly slug: string },
  business: Id<'business'>,
  application: Id<'application'> | undefined,
): string {
  const to = ownBusinesses(ctx).includes(business)
    ? `usaha?usaha=${business}`
    : application === undefined
      ? 'pencalonan'
      : `panggilan/peserta/${application}`;
  return pathIn(ctx.locale, `/kerja/${ctx.slug}/${to}`);
}

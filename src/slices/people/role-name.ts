import type { Locale } from '../../kinds/time.ts';
import type { Role } from '../../platform/db/context.ts';
import { m } from '../../platform/i18n/index.ts';

export function roleName(role: Role, locale?: Locale): string {
  return {
    organiser: m.people_role_organiser,
    officer: m.people_role_officer,
    lead: m.people_role_lead,
    curator: m.people_role_curator,
    producer: m.people_role_producer,
    cashier: m.people_role_cashier,
  }[role]({}, locale && { locale });
}

import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { Button, Section } from '../../platform/ui/index.ts';

/** Whom one can be in the demo, in the order in which a figure comes about, from the till up. */
const PARTS = [
  { as: 'cashier', name: m.app_front_enter_cashier, does: m.app_front_enter_cashier_does },
  { as: 'producer', name: m.app_front_enter_producer, does: m.app_front_enter_producer_does },
  { as: 'curator', name: m.app_front_enter_curator, does: m.app_front_enter_curator_does },
  { as: 'lead', name: m.app_front_enter_lead, does: m.app_front_enter_lead_does },
  { as: 'organiser', name: m.app_front_enter_organiser, does: m.app_front_enter_organiser_does },
] as const;

/** The demo's one-click entrance, shown only where that entrance exists. */
export function EnterAs() {
  return (
    <Section title={m.app_front_enter_title()}>
      <p className="-mt-2 mb-4 max-w-prose text-ink-2">{m.app_front_enter_text()}</p>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5 lg:gap-4">
        {PARTS.map(({ as, name, does }) => (
          <form
            key={as}
            method="post"
            action={pathIn(getLocale(), '/demo/masuk')}
            className="flex items-center justify-between gap-4 rounded-m border border-line bg-card p-4 sm:flex-col sm:items-stretch sm:p-5"
          >
            <div>
              <h3 className="text-lg">{name()}</h3>
              <p className="mt-1 text-ink-2 text-sm">{does()}</p>
            </div>
            <Button name="as" value={as} tone="outline" aria-label={m.app_front_enter_as({ role: name() })}>
              {m.app_front_enter()}
            </Button>
          </form>
        ))}
      </div>
    </Section>
  );
}

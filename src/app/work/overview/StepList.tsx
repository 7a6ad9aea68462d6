import { m } from '../../../platform/i18n/index.ts';
import { Card, Icon } from '../../../platform/ui/index.ts';
import { STEPS, type Step } from './steps.ts';

function stepWords(step: Step): readonly [words: string, path: string] {
  const known: Readonly<Record<Step, readonly [() => string, string]>> = {
    profile: [m.app_step_profile, '/penyelenggara'],
    venue: [m.app_step_venue, '/pengaturan'],
    delegations: [m.app_step_delegations, '/kontingen'],
    people: [m.app_step_people, '/undangan'],
    call: [m.app_step_call, '/panggilan'],
    decided: [m.app_step_decided, '/panel'],
    plan: [m.app_step_plan, '/denah'],
    products: [m.app_step_products, '/produk'],
    tills: [m.app_step_tills, '/perangkat'],
    published: [m.app_step_published, '/pengaturan'],
  };
  const [words, path] = known[step];
  return [words(), path];
}

export interface StepListProps {
  readonly done: Readonly<Record<Step, boolean>>;
  /** Of a page of the edition. */
  readonly at: (path: string) => string;
}

/** What comes next for whoever sets an edition up: always the same list, ticked as things are done. */
export function StepList({ done, at }: StepListProps) {
  const count = STEPS.filter((step) => done[step]).length;
  return (
    <Card
      title={m.app_steps_title()}
      actions={<span className="text-ink-2 text-sm">{m.app_steps_count({ count, of: STEPS.length })}</span>}
    >
      <ol className="grid gap-x-6 md:grid-cols-2">
        {STEPS.map((step) => {
          const [words, path] = stepWords(step);
          return (
            <li key={step}>
              <a href={at(path)} className="flex min-h-12 items-center gap-3 no-underline hover:underline">
                {done[step] ? (
                  <Icon name="check" className="size-5 text-leaf-ink" />
                ) : (
                  <span aria-hidden="true" className="size-5 flex-none rounded-full border-2 border-edge" />
                )}
                <span className={done[step] ? 'text-ink-2' : 'font-semibold'}>{words}</span>
                {done[step] && <span className="sr-only">({m.app_steps_done()})</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

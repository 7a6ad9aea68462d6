import type { FormEvent } from 'react';
import { newId } from '../../../../kinds/id.ts';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Button, SelectField, TextField } from '../../../../platform/ui/index.ts';
import { BOOTH_STATES, type BoothState, type BoothThing, type ClusterThing } from '../../drawing.ts';
import { duplicateRow, remove, rotate } from '../../rules/edit-booths.ts';
import { stateName } from '../../state-words.ts';
import { clusterName } from './cluster-name.ts';
import { Actions } from './panel-parts.tsx';
import { metres, Sizes, sized } from './SizeFields.tsx';
import { useDesk } from './use-desk.ts';

interface BoothFactsProps {
  readonly each: BoothThing;
  readonly clusters: readonly ClusterThing[];
}

/** Number, cluster, state, equipment, place and size of a booth, as a form. */
export function BoothFacts({ each, clusters }: BoothFactsProps) {
  const desk = useDesk();
  const id = `booth/${each.id}`;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const count = (name: string, most: number) => Math.min(most, Math.max(0, Math.round(Number(form.get(name)) || 0)));
    const number = String(form.get('number')).trim().toUpperCase();
    const after: BoothThing = {
      ...sized(each, form),
      number: /^[A-Z]{1,3}[0-9]{1,4}$/.test(number) ? number : each.number,
      cluster: String(form.get('cluster')),
      state: String(form.get('state')) as BoothState,
      reason: String(form.get('reason') ?? '').trim(),
      tables: count('tables', 99),
      chairs: count('chairs', 99),
      amperes: count('amperes', 999),
    };
    desk.do([{ key: id, after }]);
  };
  return (
    <details className="rounded-m border border-line p-4">
      <summary className="flex min-h-12 cursor-pointer items-center font-bold">{m.floor_booth_facts()}</summary>
      <form onSubmit={save} className="mt-2 grid gap-4">
        <div className="grid grid-cols-2 gap-3">
          <TextField
            name="number"
            label={m.floor_number()}
            maxLength={7}
            defaultValue={each.number}
            key={each.number}
          />
          <SelectField
            name="cluster"
            label={m.floor_cluster_field()}
            defaultValue={each.cluster}
            choices={clusters.map((each) => ({ value: each.id, label: clusterName(each) }))}
          />
        </div>
        <SelectField
          name="state"
          label={m.floor_state()}
          defaultValue={each.state}
          choices={BOOTH_STATES.map((value) => ({
            value,
            label: stateName(value === 'open' ? 'free' : value, getLocale()),
          }))}
        />
        <TextField name="reason" label={m.floor_reason()} maxLength={200} defaultValue={each.reason} optional />
        <div className="grid grid-cols-3 gap-3">
          <TextField name="tables" label={m.floor_tables()} inputMode="numeric" defaultValue={String(each.tables)} />
          <TextField name="chairs" label={m.floor_chairs()} inputMode="numeric" defaultValue={String(each.chairs)} />
          <TextField name="amperes" label={m.floor_amperes()} inputMode="numeric" defaultValue={String(each.amperes)} />
        </div>
        <Sizes of={each} />
        <Actions>
          <Button>{m.floor_apply()}</Button>
          <Button type="button" tone="outline" onClick={() => desk.do(rotate([each]))}>
            {m.floor_rotate()}
          </Button>
          <Button type="button" tone="outline" onClick={() => desk.do(remove([id]))}>
            {m.floor_remove()}
          </Button>
        </Actions>
      </form>
    </details>
  );
}

/** More booths like this one, in a row. */
export function RowForm({ each }: { readonly each: BoothThing }) {
  const desk = useDesk();
  const draw = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const count = Math.min(100, Math.max(1, Math.round(Number(form.get('count')) || 1)));
    const gap = Math.max(0, metres(form.get('gap')) || 0);
    const direction = form.get('direction') === 'down' ? 'down' : 'right';
    const ids = Array.from({ length: count }, () => newId<'booth'>());
    desk.do(duplicateRow(desk.drawing, each, { count, gap, direction }, ids));
  };
  return (
    <details className="rounded-m border border-line p-4">
      <summary className="flex min-h-12 cursor-pointer items-center font-bold">{m.floor_row()}</summary>
      <form onSubmit={draw} className="mt-2 grid gap-4">
        <div className="grid grid-cols-2 gap-3">
          <TextField name="count" label={m.floor_row_count()} inputMode="numeric" defaultValue="9" />
          <TextField name="gap" label={m.floor_row_gap()} suffix="m" inputMode="decimal" defaultValue="0" />
        </div>
        <SelectField
          name="direction"
          label={m.floor_row_direction()}
          defaultValue="right"
          choices={[
            { value: 'right', label: m.floor_row_right() },
            { value: 'down', label: m.floor_row_down() },
          ]}
        />
        <Button tone="outline">{m.floor_row_draw()}</Button>
      </form>
    </details>
  );
}

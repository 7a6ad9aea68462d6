import type { FormEvent } from 'react';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Button, SelectField, TextField } from '../../../../platform/ui/index.ts';
import { BOOTH_STATES, type BoothState, type BoothThing, type ClusterThing } from '../../drawing.ts';
import { numberBooths, placedAt, prefixOf, remove, rotate } from '../../rules/edit-booths.ts';
import { stateName } from '../../state-words.ts';
import { clusterName } from './cluster-name.ts';
import { type Act, Actions } from './panel-parts.tsx';
import { useDesk } from './use-desk.ts';

/** Several things at once: their state, cluster and numbers; two booths can change holders. */
export function SeveralPanel({
  keys,
  clusters,
  draws,
  act,
}: {
  readonly keys: readonly string[];
  readonly clusters: readonly ClusterThing[];
  readonly draws: boolean;
  readonly act: Act;
}) {
  const desk = useDesk();
  const things = placedAt(desk.drawing, keys);
  const booths = things.filter((each) => each.kind === 'booth');
  const [one, other] = booths;
  const number = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const prefix = String(form.get('prefix')).trim().toUpperCase();
    if (!/^[A-Z]{1,3}$/.test(prefix)) return;
    const from = Math.max(1, Math.round(Number(form.get('from')) || 1));
    desk.do(numberBooths(desk.drawing, booths, { prefix, from, way: form.get('way') === 'snake' ? 'snake' : 'rows' }));
  };
  const put = (part: Partial<Pick<BoothThing, 'state' | 'cluster'>>) =>
    desk.do(booths.map((each) => ({ key: `booth/${each.id}`, after: { ...each, ...part } })));
  if (!draws) return <p>{m.floor_chosen({ count: keys.length })}</p>;
  return (
    <div className="grid gap-6">
      <h2 className="text-xl">{m.floor_chosen({ count: keys.length })}</h2>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          name="state"
          label={m.floor_state()}
          none="–"
          value=""
          onChange={(event) => put({ state: event.target.value as BoothState })}
          choices={BOOTH_STATES.map((value) => ({
            value,
            label: stateName(value === 'open' ? 'free' : value, getLocale()),
          }))}
        />
        <SelectField
          name="cluster"
          label={m.floor_cluster_field()}
          none="–"
          value=""
          onChange={(event) => put({ cluster: event.target.value })}
          choices={clusters.map((each) => ({ value: each.id, label: clusterName(each) }))}
        />
      </div>
      {one && (
        <form onSubmit={number} className="grid gap-4 rounded-m border border-line p-4">
          <div className="grid grid-cols-2 gap-3">
            <TextField name="prefix" label={m.floor_prefix()} maxLength={3} defaultValue={prefixOf(one)} />
            <TextField name="from" label={m.floor_number_from()} inputMode="numeric" defaultValue="1" />
          </div>
          <SelectField
            name="way"
            label={m.floor_number_way()}
            defaultValue="rows"
            choices={[
              { value: 'rows', label: m.floor_way_rows() },
              { value: 'snake', label: m.floor_way_snake() },
            ]}
          />
          <Button tone="outline">{m.floor_number_all()}</Button>
        </form>
      )}
      <Actions>
        {one && other && booths.length === 2 && (
          <Button type="button" onClick={() => void act('swap', { one: one.id, other: other.id })}>
            {m.floor_swap({ one: one.number, other: other.number })}
          </Button>
        )}
        <Button type="button" tone="outline" onClick={() => desk.do(rotate(things))}>
          {m.floor_rotate()}
        </Button>
        <Button type="button" tone="outline" onClick={() => desk.do(remove(keys))}>
          {m.floor_remove()}
        </Button>
      </Actions>
    </div>
  );
}

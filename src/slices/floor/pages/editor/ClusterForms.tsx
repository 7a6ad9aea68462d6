import type { FormEvent } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Button, TextField } from '../../../../platform/ui/index.ts';
import { CLUSTER_COLOURS } from '../../cluster-colours.ts';
import { boothsIn, type ClusterThing, keyOf } from '../../drawing.ts';
import { remove } from '../../rules/edit-booths.ts';
import { Actions } from './panel-parts.tsx';
import { useDesk, useFact, useThing } from './use-desk.ts';

/** The clusters with names and colours, and one more. */
export function ClusterForms({ clusters }: { readonly clusters: readonly ClusterThing[] }) {
  const desk = useDesk();
  const add = () => {
    const code = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !desk.drawing.has(`cluster/${letter}`));
    if (!code) return;
    const after: ClusterThing = {
      kind: 'cluster',
      id: code,
      name: { id: '', en: '' },
      colour: clusters.length % CLUSTER_COLOURS.length,
    };
    desk.do([{ key: keyOf(after), after }]);
  };
  return (
    <div className="grid gap-4">
      {clusters.map((cluster) => (
        <ClusterForm key={cluster.id} id={keyOf(cluster)} />
      ))}
      <div>
        <Button type="button" tone="outline" onClick={add}>
          {m.floor_new_cluster()}
        </Button>
      </div>
    </div>
  );
}

function ClusterForm({ id }: { readonly id: string }) {
  const desk = useDesk();
  const cluster = useThing(id);
  useFact('order', (at) => at.order);
  if (cluster?.kind !== 'cluster') return null;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = { id: String(form.get('id')).trim(), en: String(form.get('en')).trim() };
    desk.do([{ key: id, after: { ...cluster, name } }]);
  };
  const isEmpty = !boothsIn(desk.drawing).some((booth) => booth.cluster === cluster.id);
  return (
    <form
      onSubmit={save}
      aria-label={m.floor_cluster({ cluster: cluster.id })}
      className="grid items-end gap-3 rounded-m border border-line p-4 sm:grid-cols-2"
      key={`${cluster.name.id} ${cluster.name.en}`}
    >
      <TextField
        name="id"
        label={m.floor_cluster_name_id({ cluster: cluster.id })}
        maxLength={60}
        defaultValue={cluster.name.id}
      />
      <TextField
        name="en"
        label={m.floor_cluster_name_en({ cluster: cluster.id })}
        maxLength={60}
        defaultValue={cluster.name.en}
      />
      <fieldset className="sm:col-span-2">
        <legend className="mb-1.5 font-semibold">{m.floor_colour()}</legend>
        <div className="flex flex-wrap gap-2">
          {CLUSTER_COLOURS.map(({ paper, line }, colour) => (
            <label
              key={paper}
              className="grid size-12 cursor-pointer place-items-center rounded-s border-[1.5px] border-line has-checked:border-ink has-checked:border-[3px]"
              style={{ background: paper, color: line }}
            >
              <input
                type="radio"
                name="colour"
                value={colour}
                checked={cluster.colour === colour}
                aria-label={m.floor_colour_number({ number: colour + 1 })}
                onChange={() => desk.do([{ key: id, after: { ...cluster, colour } }])}
                className="size-5"
                style={{ accentColor: line }}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <div className="sm:col-span-2">
        <Actions>
          <Button tone="outline">{m.floor_apply()}</Button>
          {isEmpty && (
            <Button type="button" tone="outline" onClick={() => desk.do(remove([id]))}>
              {m.floor_cluster_remove({ cluster: cluster.id })}
            </Button>
          )}
        </Actions>
      </div>
    </form>
  );
}

import type { FormEvent } from 'react';
import { newId } from '../../../../kinds/id.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Button, SelectField, TextField } from '../../../../platform/ui/index.ts';
import { type ClusterThing, type HallThing, keyOf } from '../../drawing.ts';
import { outlineHall, resizeHall } from '../../rules/draw-shapes.ts';
import { remove } from '../../rules/edit-booths.ts';
import { cornersOf } from '../../rules/shape.ts';
import { CornersForm } from './CornersForm.tsx';
import { Actions, type PanelProps } from './panel-parts.tsx';
import { metres, shown } from './SizeFields.tsx';
import { useDesk, useThing } from './use-desk.ts';

const LEAST = 1_000;
const MOST = 1_000_000;

/** A side in millimetres; `otherwise` where no number stands. */
function sideOf(form: FormData, name: string, otherwise: number): number {
  const typed = metres(form.get(name));
  return Number.isFinite(typed) && typed > 0 ? Math.min(MOST, Math.max(LEAST, typed)) : otherwise;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export type Venues = PanelProps['work']['venues'];

/** The venue that the form says; the hall keeps what it has where there is nothing to choose. */
function venueOf(form: FormData, venues: Venues, otherwise: HallThing['venue']): Pick<HallThing, 'venue'> {
  const venue = venues.find(({ id }) => id === form.get('venue'))?.id ?? otherwise ?? venues[0]?.id;
  return venue === undefined ? {} : { venue };
}

/** Where the edition is held at several venues, the one that the hall is in. */
function VenueField({ venues, of }: { readonly venues: Venues; readonly of: HallThing['venue'] }) {
  if (venues.length < 2) return null;
  return (
    <SelectField
      name="venue"
      label={m.floor_venue()}
      defaultValue={of ?? venues[0]?.id ?? ''}
      choices={venues.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))}
    />
  );
}

/** Name, venue, place and size of the hall that is on the table. Its walls are drawn with a tool. */
export function EditHall({ id, venues }: { readonly id: string; readonly venues: Venues }) {
  const desk = useDesk();
  const hall = useThing(id);
  if (hall?.kind !== 'hall') return null;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const sized = resizeHall(hall, sideOf(form, 'width', hall.width), sideOf(form, 'depth', hall.depth));
    const named = { name: textOf(form, 'name') || hall.name, place: textOf(form, 'place') };
    const after: HallThing = { ...sized, ...named, ...venueOf(form, venues, hall.venue) };
    desk.do([{ key: id, after }]);
  };
  const isEmpty = ![...desk.drawing.values()].some((each) => 'hall' in each && each.hall === hall.id);
  return (
    <div className="grid gap-5">
      <form
        onSubmit={save}
        className="grid items-end gap-4 sm:grid-cols-2"
        key={`${hall.width} ${hall.depth} ${hall.name} ${hall.place} ${hall.venue}`}
      >
        <TextField name="name" label={m.floor_hall_name()} maxLength={120} defaultValue={hall.name} />
        <TextField name="place" label={m.floor_hall_place()} maxLength={120} defaultValue={hall.place} optional />
        <VenueField venues={venues} of={hall.venue} />
        <TextField
          name="width"
          label={m.floor_width()}
          suffix="m"
          inputMode="decimal"
          defaultValue={shown(hall.width)}
        />
        <TextField
          name="depth"
          label={m.floor_depth()}
          suffix="m"
          inputMode="decimal"
          defaultValue={shown(hall.depth)}
        />
        <div className="sm:col-span-2">
          <Actions>
            <Button>{m.floor_apply()}</Button>
            {hall.outline && (
              <Button
                type="button"
                tone="outline"
                onClick={() => desk.do([{ key: id, after: { ...hall, outline: null } }])}
              >
                {m.floor_hall_rectangle()}
              </Button>
            )}
            {isEmpty && (
              <Button type="button" tone="outline" onClick={() => desk.do(remove([id]))}>
                {m.floor_hall_remove()}
              </Button>
            )}
          </Actions>
        </div>
      </form>
      <CornersForm
        corners={cornersOf({ x: 0, y: 0, ...hall })}
        onCorners={(corners) => desk.do(outlineHall(desk.drawing, hall, corners))}
      />
    </div>
  );
}

/** Four walls, and a first cluster where there is none. */
export function NewHall({
  hasCluster,
  venues,
  onDrawn,
}: {
  readonly venues: Venues;
  readonly hasCluster: boolean;
  readonly onDrawn: (id: string) => void;
}) {
  const desk = useDesk();
  const draw = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = event.currentTarget;
    const form = new FormData(typed);
    const hall: HallThing = {
      kind: 'hall',
      id: newId<'hall'>(),
      ...venueOf(form, venues, undefined),
      name: textOf(form, 'name') || m.floor_hall(),
      place: '',
      position: Math.min(1_000, [...desk.drawing.values()].filter(({ kind }) => kind === 'hall').length),
      width: sideOf(form, 'width', 20_000),
      depth: sideOf(form, 'depth', 20_000),
      outline: null,
    };
    const cluster: ClusterThing = { kind: 'cluster', id: 'A', name: { id: '', en: '' }, colour: 0 };
    desk.do([...(hasCluster ? [] : [{ key: keyOf(cluster), after: cluster }]), { key: keyOf(hall), after: hall }]);
    onDrawn(keyOf(hall));
    typed.reset();
  };
  return (
    <form onSubmit={draw} className="grid items-end gap-4 sm:grid-cols-4">
      <TextField name="name" label={m.floor_hall_name()} maxLength={120} />
      <TextField name="width" label={m.floor_width()} suffix="m" inputMode="decimal" defaultValue="40" />
      <TextField name="depth" label={m.floor_depth()} suffix="m" inputMode="decimal" defaultValue="25" />
      <VenueField venues={venues} of={undefined} />
      <Button>{m.floor_draw_hall()}</Button>
    </form>
  );
}

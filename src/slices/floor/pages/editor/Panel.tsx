import { type FormEvent, type ReactNode, useState } from 'react';
import { type Id, newId } from '../../../../kinds/id.ts';
import type { RegionCode } from '../../../../kinds/region.ts';
import { formatDays } from '../../../../kinds/time.ts';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Button, SelectField, TextField } from '../../../../platform/ui/index.ts';
import {
  BOOTH_STATES,
  type BoothState,
  type BoothThing,
  boothsIn,
  type ClusterThing,
  type PlacedThing,
} from '../../drawing.ts';
import { kindName } from '../../feature-words.ts';
import type { PlanAtWork } from '../../index.ts';
import { FEATURE_KINDS, type FeatureKind } from '../../kinds-of-feature.ts';
import { duplicateRow, numberBooths, placedAt, prefixOf, remove, resize, rotate } from '../../rules/edit-booths.ts';
import { stateName } from '../../state-words.ts';
import { useDesk, useFact, useThing } from './use-desk.ts';

export type Act = (path: string, body: object) => Promise<boolean>;

export interface PanelProps {
  readonly work: Omit<PlanAtWork, 'things' | 'version'>;
  readonly draws: boolean;
  readonly act: Act;
  readonly clusters: readonly ClusterThing[];
}

const metres = (text: FormDataEntryValue | null) => Math.round(Number(String(text).replace(',', '.')) * 1_000);
const shown = (value: number) => String(value / 1_000);

/** What is chosen, and what can be done with it. */
export function Panel(props: PanelProps) {
  const desk = useDesk();
  const selection = useFact('selection', (at) => at.selection);
  const [first, ...more] = [...selection];
  if (first === undefined)
    return <p className="text-ink-2">{props.draws ? m.floor_choose() : m.floor_choose_fill()}</p>;
  if (more.length > 0)
    return (
      <Several
        key={selection.size}
        keys={[...selection]}
        clusters={props.clusters}
        draws={props.draws}
        act={props.act}
      />
    );
  return desk.get(first)?.kind === 'booth' ? (
    <OneBooth key={first} id={first} {...props} />
  ) : (
    <OneFeature key={first} id={first} draws={props.draws} />
  );
}

function Actions({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>;
}

function Sizes({ of }: { readonly of: PlacedThing }) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        name="x"
        label={m.floor_from_left()}
        suffix="m"
        inputMode="decimal"
        defaultValue={shown(of.x)}
        key={`x${of.x}`}
      />
      <TextField
        name="y"
        label={m.floor_from_top()}
        suffix="m"
        inputMode="decimal"
        defaultValue={shown(of.y)}
        key={`y${of.y}`}
      />
      <TextField
        name="width"
        label={m.floor_width()}
        suffix="m"
        inputMode="decimal"
        defaultValue={shown(of.width)}
        key={`w${of.width}`}
      />
      <TextField
        name="depth"
        label={m.floor_depth()}
        suffix="m"
        inputMode="decimal"
        defaultValue={shown(of.depth)}
        key={`d${of.depth}`}
      />
    </div>
  );
}

/** The thing with the place and size that the form says; as it was where the form says no number. */
function sized<T extends PlacedThing>(of: T, form: FormData): T {
  const [x, y, width, depth] = ['x', 'y', 'width', 'depth'].map((name) => metres(form.get(name)));
  const ok = (value: number | undefined, least: number): value is number =>
    value !== undefined && Number.isFinite(value) && value >= least;
  if (!ok(x, 0) || !ok(y, 0) || !ok(width, 1) || !ok(depth, 1)) return of;
  const [change] = resize(of, width, depth);
  return { ...of, ...(change?.after as T), x, y };
}

function OneFeature({ id, draws }: { readonly id: string; readonly draws: boolean }) {
  const desk = useDesk();
  const each = useThing(id);
  if (each?.kind !== 'feature') return null;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const after = {
      ...sized(each, form),
      label: String(form.get('label') ?? '').trim(),
      type: String(form.get('type')) as FeatureKind,
    };
    desk.do([{ key: id, after }]);
  };
  return (
    <form onSubmit={save} className="grid gap-4">
      <h2 className="text-xl">{kindName(each.type, getLocale())}</h2>
      {draws && (
        <>
          <SelectField
            name="type"
            label={m.floor_kind()}
            defaultValue={each.type}
            choices={FEATURE_KINDS.map((value) => ({ value, label: kindName(value, getLocale()) }))}
          />
          <TextField name="label" label={m.floor_label()} maxLength={60} defaultValue={each.label} optional />
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
        </>
      )}
    </form>
  );
}

function OneBooth({ id, work, draws, act, clusters }: PanelProps & { readonly id: string }) {
  const desk = useDesk();
  const each = useThing(id);
  const fault = useFact(id, (at) => at.faultOf(id));
  if (each?.kind !== 'booth') return null;
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
    <div className="grid gap-6">
      <header>
        <h2 className="text-2xl">{m.floor_booth_title({ number: each.number })}</h2>
        <p className="text-ink-2 text-sm">
          {m.floor_equipment({ tables: each.tables, chairs: each.chairs, amperes: each.amperes })}
        </p>
        {fault && (
          <p role="alert" className="mt-2 font-semibold text-red-ink">
            {faultWords(fault)}
          </p>
        )}
      </header>
      <Holders each={each} work={work} draws={draws} act={act} />
      {draws && (
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
                choices={clusters.map(({ id: value }) => ({ value, label: value }))}
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
              <TextField
                name="tables"
                label={m.floor_tables()}
                inputMode="numeric"
                defaultValue={String(each.tables)}
              />
              <TextField
                name="chairs"
                label={m.floor_chairs()}
                inputMode="numeric"
                defaultValue={String(each.chairs)}
              />
              <TextField
                name="amperes"
                label={m.floor_amperes()}
                inputMode="numeric"
                defaultValue={String(each.amperes)}
              />
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
      )}
      {draws && <RowForm each={each} />}
      {draws && work.merchants[each.id] && (
        <p className="text-sm">
          <b>QRIS</b> {work.merchants[each.id]?.name} · {work.merchants[each.id]?.nmid}
        </p>
      )}
    </div>
  );
}

function RowForm({ each }: { readonly each: BoothThing }) {
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

export function faultWords(fault: {
  readonly code: string;
  readonly number?: string | null;
  readonly with?: string;
}): string {
  if (fault.code === 'booths-overlap')
    return m.floor_fault_overlap({ number: fault.number ?? '', other: fault.with ?? '' });
  if (fault.code === 'outside-hall') return m.floor_fault_outside({ number: fault.number ?? '' });
  if (fault.code === 'number-taken') return m.floor_fault_number({ number: fault.number ?? '' });
  return m.floor_fault_other({ number: fault.number ?? '' });
}

function Several({
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
          choices={clusters.map(({ id: value }) => ({ value, label: value }))}
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

interface HoldersProps {
  readonly each: BoothThing;
  readonly work: PanelProps['work'];
  readonly draws: boolean;
  readonly act: Act;
}

function Holders({ each, work, draws, act }: HoldersProps) {
  const desk = useDesk();
  const locale = getLocale();
  const rows = work.assignments.filter(({ booth }) => booth === each.id);
  const free = boothsIn(desk.drawing).filter((booth) => booth.state !== 'blocked' && booth.id !== each.id);
  return (
    <section className="grid gap-4">
      {rows.length === 0 && (
        <p>{each.state === 'blocked' ? `${stateName('blocked', locale)}. ${each.reason}` : m.floor_no_holder()}</p>
      )}
      {rows.map((row) => {
        const reaches = draws || work.businesses.some(({ region }) => region === row.region);
        const owner = row.region ?? row.agencyRegion;
        return (
          <article key={row.id} className="grid gap-3 rounded-m border border-line p-4">
            <p>
              <b className="text-lg">{row.regionName ?? row.agencyName ?? m.floor_no_delegation()}</b>
              <span className="block text-ink-2 text-sm">{formatDays(row.from, row.to, locale)}</span>
            </p>
            <ul className="grid gap-1">
              {row.seats.map((seat) => (
                <li key={`${seat.id} ${seat.from}`} className="flex items-center justify-between gap-2">
                  <span>
                    {seat.name}
                    {(seat.from !== row.from || seat.to !== row.to) && (
                      <span className="block text-ink-2 text-sm">{formatDays(seat.from, seat.to, locale)}</span>
                    )}
                  </span>
                  {reaches && (
                    <Button
                      type="button"
                      tone="quiet"
                      aria-label={m.floor_unplace({ name: seat.name })}
                      onClick={() => void act('unplace', { booth: each.id, business: seat.id })}
                    >
                      ×
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {reaches && (
              <Place
                booth={each.id}
                choices={work.businesses.filter(({ region }) => owner === null || region === owner)}
                seated={row.seats.map(({ id }) => id)}
                act={act}
                days={{ from: row.from, to: row.to }}
              />
            )}
            {draws && (
              <Actions>
                <Button type="button" tone="outline" onClick={() => void act('release', { assignment: row.id })}>
                  {m.floor_release()}
                </Button>
                <SelectField
                  name="move"
                  label={m.floor_move_to()}
                  none="–"
                  value=""
                  choices={free.map(({ id, number }) => ({ value: id, label: number }))}
                  onChange={(event) =>
                    event.target.value && void act('move', { assignment: row.id, booth: event.target.value })
                  }
                />
              </Actions>
            )}
          </article>
        );
      })}
      {draws && each.state !== 'blocked' && <Assign booth={each.id} work={work} act={act} open={rows.length === 0} />}
    </section>
  );
}

interface PlaceProps {
  readonly booth: Id<'booth'>;
  readonly choices: readonly { readonly id: Id<'business'>; readonly name: string; readonly region: RegionCode }[];
  readonly seated: readonly string[];
  readonly days: { readonly from: string; readonly to: string };
  readonly act: Act;
}

function Place({ booth, choices, seated, days, act }: PlaceProps) {
  return (
    <SelectField
      name="place"
      label={m.floor_place()}
      none={m.floor_place_none()}
      value=""
      choices={choices.filter(({ id }) => !seated.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => event.target.value && void act('place', { booth, business: event.target.value, days })}
    />
  );
}

function Assign({
  booth,
  work,
  act,
  open,
}: {
  readonly booth: Id<'booth'>;
  readonly work: PanelProps['work'];
  readonly act: Act;
  readonly open: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const assign = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [kind, which = ''] = String(form.get('holder')).split('/');
    const holder =
      kind === 'delegation'
        ? { kind, region: which }
        : kind === 'agency'
          ? { kind, agency: which }
          : { kind: 'businesses' };
    setBusy(true);
    await act('assign', { booth, holder, days: { from: String(form.get('from')), to: String(form.get('to')) } });
    setBusy(false);
  };
  return (
    <details open={open} className="rounded-m border border-line p-4">
      <summary className="flex min-h-12 cursor-pointer items-center font-bold">{m.floor_assign()}</summary>
      <form onSubmit={(event) => void assign(event)} className="mt-2 grid gap-4">
        <SelectField
          name="holder"
          label={m.floor_holder()}
          choices={[
            ...work.regions.map(({ code, name }) => ({
              value: `delegation/${code}`,
              label: m.floor_delegation({ region: name }),
            })),
            ...work.agencies.map(({ id, name }) => ({ value: `agency/${id}`, label: name })),
            { value: 'businesses', label: m.floor_no_delegation() },
          ]}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            name="from"
            type="date"
            label={m.floor_day_from()}
            defaultValue={work.days.from}
            min={work.days.from}
            max={work.days.to}
          />
          <TextField
            name="to"
            type="date"
            label={m.floor_day_to()}
            defaultValue={work.days.to}
            min={work.days.from}
            max={work.days.to}
          />
        </div>
        <Button busy={busy}>{m.floor_assign_do()}</Button>
      </form>
    </details>
  );
}

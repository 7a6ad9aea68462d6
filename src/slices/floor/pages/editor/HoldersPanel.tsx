import { type FormEvent, useState } from 'react';
import type { Id } from '../../../../kinds/id.ts';
import type { RegionCode } from '../../../../kinds/region.ts';
import { formatDays } from '../../../../kinds/time.ts';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Button, SelectField, TextField } from '../../../../platform/ui/index.ts';
import { type BoothThing, boothsIn } from '../../drawing.ts';
import { stateName } from '../../state-words.ts';
import { type Act, Actions, type PanelProps } from './panel-parts.tsx';
import { useDesk } from './use-desk.ts';

interface HoldersProps {
  readonly each: BoothThing;
  readonly work: PanelProps['work'];
  readonly draws: boolean;
  readonly act: Act;
}

/** Who holds a booth on which days and who sells there, and how that is changed. */
export function HoldersPanel({ each, work, draws, act }: HoldersProps) {
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
    const typed = event.currentTarget;
    const form = new FormData(typed);
    const [kind, which = ''] = String(form.get('holder')).split('/');
    const holder =
      kind === 'delegation'
        ? { kind, region: which }
        : kind === 'agency'
          ? { kind, agency: which }
          : { kind: 'businesses' };
    setBusy(true);
    const days = { from: String(form.get('from')), to: String(form.get('to')) };
    // What was refused stays as it was typed.
    if (await act('assign', { booth, holder, days })) typed.reset();
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
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,10.5rem),1fr))] gap-3">
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

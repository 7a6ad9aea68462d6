import { m } from '../../../../platform/i18n/index.ts';
import { TextField } from '../../../../platform/ui/index.ts';
import type { PlacedThing } from '../../drawing.ts';
import { resize } from '../../rules/edit-booths.ts';

/** Metres as they are typed, with a comma or a point, in millimetres; NaN for what is no number. */
export const metres = (text: FormDataEntryValue | null) => Math.round(Number(String(text).replace(',', '.')) * 1_000);
/** Millimetres as metres are typed. */
export const shown = (value: number) => String(value / 1_000);

/** Where a thing lies and how large it is, in metres. */
export function Sizes({ of }: { readonly of: PlacedThing }) {
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
export function sized<T extends PlacedThing>(of: T, form: FormData): T {
  const [x, y, width, depth] = ['x', 'y', 'width', 'depth'].map((name) => metres(form.get(name)));
  const ok = (value: number | undefined, least: number): value is number =>
    value !== undefined && Number.isFinite(value) && value >= least;
  if (!ok(x, 0) || !ok(y, 0) || !ok(width, 1) || !ok(depth, 1)) return of;
  const [change] = resize(of, width, depth);
  return { ...of, ...(change?.after as T), x, y };
}

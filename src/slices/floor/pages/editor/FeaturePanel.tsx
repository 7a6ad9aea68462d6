import type { FormEvent } from 'react';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Button, SelectField, TextField } from '../../../../platform/ui/index.ts';
import { kindName } from '../../feature-words.ts';
import { FEATURE_KINDS, type FeatureKind } from '../../kinds-of-feature.ts';
import { remove, rotate } from '../../rules/edit-booths.ts';
import { Actions } from './panel-parts.tsx';
import { Sizes, sized } from './SizeFields.tsx';
import { useDesk, useThing } from './use-desk.ts';

/** What stands beside booths, and its facts. */
export function FeaturePanel({ id, draws }: { readonly id: string; readonly draws: boolean }) {
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

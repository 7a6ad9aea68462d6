import { type ReactNode, useRef } from 'react';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { Button, Icon, Notice } from '../../platform/ui/index.ts';
import { fieldWords } from './field-words.ts';
import { refusalWords } from './refusal-words.ts';
import type { RefusedPart } from './refused-part.ts';
import { type SaverState, usePartSaver } from './use-part-saver.ts';

export interface PartFormProps {
  /** Of the edition, and of the business in its work area. */
  readonly slug: string;
  readonly business: string;
  readonly part: 'profile' | 'item' | 'statement';
  readonly item?: string | undefined;
  /** Where the form goes without script, and with its button. */
  readonly action: string;
  readonly seen: string;
  readonly values: Readonly<Record<string, string>>;
  readonly refused: RefusedPart | undefined;
  /** Of the amounts in it. */
  readonly currency?: string | undefined;
  readonly children: (fields: {
    /** The text to begin with: as typed when it was refused. */
    readonly value: (name: string) => string;
    readonly error: (name: string) => string | undefined;
  }) => ReactNode;
}

/** A part's form, saved as one goes. Without script its button saves it. */
export function PartForm({
  slug,
  business,
  part,
  item,
  action,
  seen,
  values,
  refused,
  currency,
  children,
}: PartFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const base = pathIn(getLocale(), `/kerja/${slug}/usaha/${business}`);
  const saver = usePartSaver(form, `${base}/simpan`, `gelaran-part/${business}/${item ?? part}`, seen);
  const { state, refusal, onInput, onSubmit, left } = saver;
  const shown = state === 'idle' ? refused : state === 'refused' ? refusal : undefined;
  const general = shown && (Object.keys(shown.fields).length === 0 || shown.code === 'exhibitors.personal-number');
  return (
    <form
      ref={form}
      method="post"
      action={action}
      onInput={onInput}
      onSubmit={onSubmit}
      className="grid gap-5"
      noValidate
    >
      <input type="hidden" name="part" value={part} />
      {item && <input type="hidden" name="item" value={item} />}
      <input type="hidden" name="seen" value={saver.seenNow} />
      {shown && general && (
        <Notice kind="danger" title={refusalWords(shown.code)}>
          {shown.code === 'exhibitors.personal-number' && m.call_apply_personal_number_why()}
        </Notice>
      )}
      {Object.keys(left).length > 0 && (
        <Notice
          kind="warn"
          title={m.call_apply_left()}
          actions={
            <>
              <Button type="button" onClick={saver.takeLeft}>
                {m.call_apply_left_take()}
              </Button>
              <Button type="button" tone="outline" onClick={saver.dropLeft}>
                {m.call_apply_left_drop()}
              </Button>
            </>
          }
        >
          {m.call_apply_left_text()}
          {Object.entries(left).map(([name, value]) => (
            <blockquote key={name} className="mt-2 whitespace-pre-line border-line border-l-4 pl-3 wrap-anywhere">
              {value || '—'}
            </blockquote>
          ))}
        </Notice>
      )}
      {children({
        value: (name) => refused?.typed[name] ?? values[name] ?? '',
        error: (name) => fieldWords(name, shown?.fields[name], currency),
      })}
      <SaverNote state={state} />
    </form>
  );
}

function SaverNote({ state }: { readonly state: SaverState }) {
  const words: Readonly<Record<SaverState, string>> = {
    idle: '',
    typing: m.call_apply_saver_typing(),
    saving: m.call_apply_saver_saving(),
    saved: m.call_apply_saver_saved(),
    offline: m.call_apply_saver_offline(),
    refused: m.call_apply_saver_refused(),
  };
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-ink-2 text-sm">
      {state === 'saved' && <Icon name="check" className="text-leaf-ink" />}
      {words[state]}
    </p>
  );
}

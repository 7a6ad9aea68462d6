import { useRef, useState } from 'react';
import { Form, useNavigate } from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Button, FILE_CONTROL, Field, Notice, TextAreaField } from '../../../platform/ui/index.ts';

/** Sends a file to the API and goes to what was read of it; without script its text can be pasted. */
export function StatementUpload({ slug, refused, pasted }: { slug: string; refused: boolean; pasted: string }) {
  const file = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [state, setState] = useState<'idle' | 'busy' | 'refused' | 'offline'>('idle');
  const locale = getLocale();

  async function send(chosen: File): Promise<void> {
    setState('busy');
    try {
      const answer = await fetch(
        `/api/v1/editions/${slug}/payment-statements?name=${encodeURIComponent(chosen.name.slice(0, 200))}`,
        { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: chosen },
      );
      if (!answer.ok) return setState('refused');
      const { id } = (await answer.json()) as { id: string };
      await navigate(pathIn(locale, `/kerja/${slug}/pembayaran/${id}`));
    } catch {
      setState('offline');
    }
  }

  return (
    <div className="grid gap-4">
      <p className="text-ink-2">{m.takings_statement_lead()}</p>
      {(state === 'refused' || refused) && (
        <Notice kind="danger" title={m.takings_statement_refused()}>
          {m.takings_statement_refused_text()}
        </Notice>
      )}
      {state === 'offline' && <Notice kind="danger" title={m.takings_statement_offline()} />}
      <form
        method="post"
        encType="multipart/form-data"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = file.current?.files?.[0];
          if (chosen) void send(chosen);
        }}
      >
        <SentField />
        <Field label={m.takings_statement_file()} hint={m.takings_statement_file_hint()}>
          {(control) => (
            <input
              {...control}
              ref={file}
              name="file"
              type="file"
              accept=".csv,.xlsx,.txt,text/csv"
              className={FILE_CONTROL}
            />
          )}
        </Field>
        <div>
          <Button name="do" value="file" busy={state === 'busy'}>
            {m.takings_statement_send()}
          </Button>
        </div>
      </form>
      <details open={refused || undefined}>
        <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river">
          {m.takings_statement_paste()}
        </summary>
        <Form method="post" className="grid gap-3">
          <SentField />
          <TextAreaField name="csv" label={m.takings_statement_paste_label()} defaultValue={pasted} rows={6} />
          <div>
            <Button name="do" value="paste" tone="outline">
              {m.takings_statement_send()}
            </Button>
          </div>
        </Form>
      </details>
    </div>
  );
}

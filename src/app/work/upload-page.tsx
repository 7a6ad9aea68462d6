import { useRef, useState } from 'react';
import { Form, useActionData, useLoaderData } from 'react-router';
import { formatCount } from '../../kinds/money.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { Button, Card, LinkButton, Notice, PageHead, Progress } from '../../platform/ui/index.ts';
import { batchReply } from '../../slices/hall/contract.ts';
import { uploadFile } from '../../slices/hall/index.ts';
import { type FileTold, NOTHING_TOLD, sumOf } from '../../slices/hall/rules/file-told.ts';
import { readUnsentFile } from '../../slices/hall/rules/unsent-file.ts';
import { eventReadersAt } from '../wire-slices.ts';
import type { Route } from './+types/upload-page';

export const handle: PageHandle = { access: 'devices.enrol', files: true };

export function loader({ context }: Route.LoaderArgs) {
  return { slug: editionOf(context).slug };
}

type Told = FileTold | { readonly state: 'invalid' };

/** Without script the whole file comes at once. */
export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const file = (await request.formData()).get('berkas');
  const text = file instanceof File ? await file.text() : '';
  const read = readUnsentFile(text);
  if (!read.ok) return { state: 'invalid' };
  return uploadFile({ runner, readers: eventReadersAt(settings.publicUrl) }, ctx, read.value);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.hall_upload()} · ${m.platform_brand()}` }];

export default function UploadPage() {
  const { slug } = useLoaderData<typeof loader>();
  const answered = useActionData<Told>();
  const locale = getLocale();
  const picked = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [sent, setSent] = useState<Told | null>(null);
  const told = sent ?? answered;

  async function send(file: File): Promise<void> {
    const read = readUnsentFile(await file.text());
    if (!read.ok) return setSent({ state: 'invalid' });
    setSent(null);
    let sum: FileTold = NOTHING_TOLD;
    for (const [at, { body, signature }] of read.value.entries()) {
      setSending({ done: at, of: read.value.length });
      const address = `/api/v1/editions/${slug}/hall/batches`;
      const headers = { 'content-type': 'application/x-ndjson', 'gelaran-signature': signature };
      const answer = await fetch(address, { method: 'POST', headers, body }).catch(() => undefined);
      const reply = answer?.ok ? batchReply.safeParse(await answer.json().catch(() => null)) : undefined;
      sum = sumOf(sum, body, reply?.success ? reply.data : null);
    }
    setSending(null);
    setSent(sum);
    if (picked.current) picked.current.value = '';
  }

  return (
    <>
      <PageHead
        title={m.hall_upload()}
        lead={m.hall_upload_lead()}
        above={[{ href: pathIn(locale, `/kerja/${slug}/perangkat`), label: m.app_work_devices() }]}
      />
      <div className="grid grid-cols-1 gap-5">
        <div aria-live="polite">{told && <UploadTold told={told} slug={slug} />}</div>
        <Card>
          <Form
            method="post"
            encType="multipart/form-data"
            className="grid max-w-xl gap-4"
            onSubmit={(event) => {
              const file = picked.current?.files?.[0];
              if (!file) return;
              event.preventDefault();
              void send(file);
            }}
          >
            <SentField />
            <label className="grid min-w-0 gap-1.5 font-semibold">
              {m.hall_upload_file()}
              <input
                ref={picked}
                type="file"
                name="berkas"
                required
                className="min-h-12 w-full min-w-0 rounded-s border-[1.5px] border-line bg-card p-2.5 font-normal file:mr-3 file:min-h-8 file:rounded-s file:border-0 file:bg-sunk file:px-3 file:font-semibold"
              />
            </label>
            {sending && <Progress label={m.hall_upload_sending()} value={sending.done} max={sending.of} />}
            <Button busy={sending !== null}>{m.hall_upload_do()}</Button>
          </Form>
        </Card>
        <p className="max-w-prose text-ink-2 text-sm">{m.hall_upload_how()}</p>
      </div>
    </>
  );
}

function UploadTold({ told, slug }: { readonly told: Told; readonly slug: string }) {
  const locale = getLocale();
  if (told.state === 'invalid')
    return (
      <Notice kind="danger" title={m.hall_upload_invalid()}>
        {m.hall_upload_invalid_text()}
      </Notice>
    );
  const count = (value: number) => formatCount(value, locale);
  return (
    <Notice
      kind={told.refused > 0 ? 'danger' : told.aside > 0 ? 'warn' : 'success'}
      title={m.hall_upload_done({ count: count(told.delivered) })}
      actions={
        told.aside > 0 && (
          <LinkButton href={pathIn(locale, `/kerja/${slug}/pengecualian/ditahan`)} tone="outline" size="small">
            {m.hall_upload_see_aside()}
          </LinkButton>
        )
      }
    >
      <p>{m.hall_upload_again()}</p>
      {told.aside > 0 && <p>{m.hall_upload_aside({ count: count(told.aside) })}</p>}
      {told.refused > 0 && <p>{m.hall_upload_refused({ count: count(told.refused) })}</p>}
    </Notice>
  );
}

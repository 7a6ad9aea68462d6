import { Form } from 'react-router';
import { isId } from '../../kinds/id.ts';
import { m } from '../i18n/index.ts';
import { Button, Card, LinkButton, Notice } from '../ui/index.ts';
import { SEEN } from './seen-fields.ts';
import { SENT, type Unsent } from './sent-field.ts';

export interface UnsentFormProps {
  readonly unsent: Unsent;
  readonly code: string;
  /** What to say of any other refusal. */
  readonly otherwise: { readonly title: string; readonly text: string };
  readonly reference: string | undefined;
  /** Where one signs in. */
  readonly signIn: string;
}

function wordsOf(code: string): { title: string; text: string } | undefined {
  if (code === 'request.sign-in') return { title: m.platform_unsent_session(), text: m.platform_unsent_session_text() };
  if (code === 'form.sent-otherwise')
    return { title: m.platform_unsent_otherwise(), text: m.platform_unsent_otherwise_text() };
  if (code === 'form.sent-before') return { title: m.platform_unsent_before(), text: m.platform_unsent_before_text() };
  if (code === 'form.unreached')
    return { title: m.platform_unsent_unreached(), text: m.platform_unsent_unreached_text() };
  return undefined;
}

/** What a person wrote, not what the page carries for itself. */
const isWritten = ([name, text]: readonly [string, string]) =>
  text.trim() !== '' && text !== 'on' && name !== 'do' && name !== SEEN && !isId(text);

/** Instead of a page that could not take its form: nothing typed is lost, and it can be sent again from here, also without script. */
export function UnsentForm({ unsent, code, otherwise, reference, signIn }: UnsentFormProps) {
  const known = wordsOf(code);
  const { title, text } = known ?? otherwise;
  const written = unsent.texts.filter(isWritten);
  const inside = (
    <>
      <input type="hidden" name={SENT} value={unsent.key} />
      {unsent.texts.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a form may hold the same field more than once
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      {written.map(([, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <blockquote key={at} className="wrap-anywhere whitespace-pre-line border-line border-l-4 pl-3">
          {value}
        </blockquote>
      ))}
      <div className="flex flex-wrap gap-3">
        <Button>{code === 'form.sent-otherwise' ? m.platform_unsent_as_new() : m.platform_unsent_send()}</Button>
        {code !== 'request.sign-in' && (
          <LinkButton href={unsent.action} tone="outline">
            {m.platform_unsent_look()}
          </LinkButton>
        )}
      </div>
    </>
  );
  return (
    <div className="mx-auto grid max-w-2xl gap-5 py-8">
      <h1 className="text-2xl">{title}</h1>
      <p className="text-ink-2 text-lg">{text}</p>
      {code === 'request.sign-in' && (
        <div>
          <LinkButton href={signIn} target="_blank">
            {m.platform_unsent_sign_in()}
          </LinkButton>
        </div>
      )}
      {unsent.files && <Notice kind="warn" title={m.platform_unsent_files()} />}
      <Card title={m.platform_unsent_kept()}>
        {code === 'form.unreached' ? (
          // Without a network the browser would leave this page for one of its own; the router stays, and nothing is lost.
          <Form method="post" action={unsent.action} className="grid gap-4">
            {inside}
          </Form>
        ) : (
          <form method="post" action={unsent.action} className="grid gap-4">
            {inside}
          </form>
        )}
      </Card>
      {reference && <p className="break-all text-ink-3 text-xs">{m.platform_ui_reference({ reference })}</p>}
    </div>
  );
}

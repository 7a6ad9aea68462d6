import { type ChangeEvent, useId, useState } from 'react';
import { DOCUMENT_TYPES } from '../../files/document-facts.ts';
import { m } from '../../i18n/index.ts';
import { Button } from '../Button.tsx';
import { buttonStyle } from '../button-style.ts';
import { DocumentLink } from '../DocumentLink.tsx';
import { FieldError } from '../Field.tsx';
import { Progress } from '../Progress.tsx';
import { DOCUMENT_FILE, type KeptDocument, sendDocument } from './send-document.ts';
import { type Underway, usePhotoBox } from './use-photo-box.ts';

export interface DocumentFieldProps {
  readonly label: string;
  readonly optional: boolean;
  readonly error?: string | undefined;
  /** Names on this device what the file belongs to. */
  readonly place: string;
  readonly kept: KeptDocument | null;
  /** Where script sends the file to, in the field `document_file`, and where it is opened from. */
  readonly url: string;
  /**
   * Without script the whole form goes there, as `multipart/form-data` with the file in the field `document_file_PART`: an address whose
   * page says `files: true`.
   */
  readonly formAction: string;
  /** What the buttons `send_file` and `remove_file` say. */
  readonly part: string;
  readonly onRemove: () => Promise<void>;
}

/** Takes one document, a PDF or a picture of one: named with its size, replaced, taken away, sent again after a lost connection. */
export function DocumentField({
  label,
  optional,
  error,
  place,
  url,
  formAction,
  part,
  onRemove,
  ...props
}: DocumentFieldProps) {
  const id = useId();
  const [kept, setKept] = useState(props.kept);
  const [failed, setFailed] = useState(false);
  const { underway, add, discard, sendAgain } = usePhotoBox<KeptDocument>({
    place,
    send: (boxed, onProgress) => sendDocument(url, boxed, onProgress),
    attach: async (document) => setKept(document),
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    // The newest choice is the answer: what still waits on the device would come after it and take its place.
    void Promise.all(underway.map((one) => discard(one.id))).then(() => add([file]));
  };
  const remove = () => {
    setFailed(false);
    onRemove().then(
      () => setKept(null),
      () => setFailed(true),
    );
  };
  const choice = kept ? m.platform_document_replace() : m.platform_document_choose();
  return (
    <fieldset className="grid gap-2" aria-describedby={`${id}-hint`}>
      <legend className="mb-1 font-semibold">
        {label} {optional && <span className="font-normal text-ink-3 text-sm">({m.platform_ui_optional()})</span>}
      </legend>
      <p id={`${id}-hint`} className="-mt-1 text-ink-2 text-sm">
        {m.platform_document_hint()}
      </p>
      {kept && (
        <div className="grid gap-1 rounded-m border border-line bg-card p-3 sm:flex sm:items-center sm:justify-between">
          <DocumentLink href={url} {...kept} />
          <Button
            name="remove_file"
            value={part}
            tone="quiet"
            formNoValidate
            onClick={(event) => {
              event.preventDefault();
              remove();
            }}
          >
            {m.platform_document_remove()}
          </Button>
        </div>
      )}
      {underway.map((one) => (
        <OnItsWay key={one.id} one={one} onDiscard={() => void discard(one.id)} onAgain={() => void sendAgain()} />
      ))}
      <label
        htmlFor={id}
        className={`${buttonStyle({ tone: 'outline' })} scripted has-focus-visible:outline-3 has-focus-visible:outline-river`}
      >
        {choice}
        <input id={id} type="file" accept={DOCUMENT_TYPES} onChange={choose} className="sr-only" />
      </label>
      <noscript>
        <style>{'.scripted{display:none}'}</style>
        <input
          type="file"
          name={`${DOCUMENT_FILE}_${part}`}
          accept={DOCUMENT_TYPES}
          aria-label={label}
          className="min-h-12 w-full"
        />
        <Button
          name="send_file"
          value={part}
          formAction={formAction}
          formEncType="multipart/form-data"
          formNoValidate
          tone="outline"
          wide
        >
          {m.platform_document_send()}
        </Button>
      </noscript>
      {(error || failed) && <FieldError id={`${id}-error`}>{error ?? m.platform_document_refused()}</FieldError>}
    </fieldset>
  );
}

interface OnItsWayProps {
  readonly one: Underway;
  readonly onDiscard: () => void;
  readonly onAgain: () => void;
}

function OnItsWay({ one, onDiscard, onAgain }: OnItsWayProps) {
  const { state, share, text, name } = one;
  return (
    <div className="grid gap-2 rounded-m border border-edge border-dashed bg-card p-3">
      <p className="wrap-anywhere font-semibold">{name}</p>
      <div role="status">
        {state === 'sending' || state === 'waiting' ? (
          <Progress label={m.platform_document_sending()} value={share} max={1} />
        ) : (
          <p className={state === 'refused' ? 'font-semibold text-red-ink text-sm' : 'text-ink-2 text-sm'}>{text}</p>
        )}
      </div>
      {state !== 'sending' && (
        <div className="flex flex-wrap gap-2">
          {state === 'later' && (
            <Button type="button" tone="outline" onClick={onAgain}>
              {m.platform_photo_again()}
            </Button>
          )}
          <Button type="button" tone="quiet" onClick={onDiscard}>
            {m.platform_document_discard()}
          </Button>
        </div>
      )}
    </div>
  );
}

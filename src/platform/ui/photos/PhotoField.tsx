import { type ChangeEvent, useId } from 'react';
import type { Photo as PhotoFacts } from '../../files/photo.ts';
import { enoughPixels, isTooSmall, type PrintBox } from '../../files/print-size.ts';
import { m } from '../../i18n/index.ts';
import { Badge } from '../Badge.tsx';
import { Button } from '../Button.tsx';
import { buttonStyle } from '../button-style.ts';
import { FieldError } from '../Field.tsx';
import { Notice } from '../Notice.tsx';
import { Photo } from '../Photo.tsx';
import { Progress } from '../Progress.tsx';
import { sendPhoto } from './send-photo.ts';
import { type Underway, usePhotoBox } from './use-photo-box.ts';

/** The name under which a form without script sends its photograph. */
const PHOTO_FILE = 'photo_file';

export interface PhotoFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The edition's. */
  readonly slug: string;
  /** Names on this device what the photographs belong to, such as `item/0190...`. */
  readonly place: string;
  readonly photos: readonly PhotoFacts[];
  /** What the photographs show, for those who do not see them. */
  readonly alt: string;
  readonly max: number;
  /** Where a paper prints them: those too small for it are marked, with what would be enough. */
  readonly print?: PrintBox | undefined;
  readonly attach: (photo: PhotoFacts) => Promise<void>;
  /** The value of the button `name="remove_photo"` takes a photograph away, with and without script. */
  readonly onRemove?: ((id: string) => void) | undefined;
  /**
   * Without script the whole form goes there, as `multipart/form-data` with one file named `photo_file`: an address whose page
   * says `files: true`.
   */
  readonly formAction: string;
}

/** Takes photographs from the camera or the gallery, sends them while one goes on, and shows how far they are. */
export function PhotoField(props: PhotoFieldProps) {
  const { label, hint, error, photos, alt, max, formAction, print } = props;
  const isSmall = (photo: PhotoFacts) => print !== undefined && isTooSmall(photo, print);
  const { underway, add, discard, sendAgain } = usePhotoBox({
    place: props.place,
    attach: props.attach,
    send: (boxed, onProgress) => sendPhoto(props.slug, boxed, onProgress),
  });
  const id = useId();
  const room = max - photos.length - underway.filter(({ state }) => state !== 'refused').length;
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, Math.max(0, room));
    event.target.value = '';
    void add(files);
  };
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="grid gap-2" aria-describedby={described || undefined}>
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 text-ink-2 text-sm">
          {hint}
        </p>
      )}
      {print && photos.some(isSmall) && (
        <Notice kind="warn" title={m.platform_photo_small_title()}>
          {m.platform_photo_small_text(enoughPixels(print))}
        </Notice>
      )}
      {(photos.length > 0 || underway.length > 0) && (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {photos.map((photo) => (
            <li key={photo.id} className="overflow-hidden rounded-m border border-line bg-card">
              <Photo
                photo={photo}
                alt={alt}
                sizes="(min-width: 40rem) 200px, 45vw"
                code={photo.id}
                className="aspect-square"
              />
              {isSmall(photo) && (
                <p className="flex justify-center px-2 pt-2">
                  <Badge tone="gold">{m.platform_photo_small()}</Badge>
                </p>
              )}
              <Button
                name="remove_photo"
                value={photo.id}
                tone="quiet"
                wide
                formNoValidate
                onClick={
                  props.onRemove &&
                  ((event) => {
                    event.preventDefault();
                    props.onRemove?.(photo.id);
                  })
                }
              >
                {m.platform_photo_remove()}
              </Button>
            </li>
          ))}
          {underway.map((one) => (
            <OnItsWay key={one.id} one={one} onDiscard={discard} onAgain={sendAgain} />
          ))}
        </ul>
      )}
      {room > 0 && (
        <>
          <label
            htmlFor={id}
            className={`${buttonStyle({ tone: 'outline' })} scripted has-focus-visible:outline-3 has-focus-visible:outline-river`}
          >
            {m.platform_photo_choose()}
            <input id={id} type="file" accept="image/*" multiple={room > 1} onChange={choose} className="sr-only" />
          </label>
          <noscript>
            <style>{'.scripted{display:none}'}</style>
            <input type="file" name={PHOTO_FILE} accept="image/*" aria-label={label} className="min-h-12 w-full" />
            <Button formAction={formAction} formEncType="multipart/form-data" formNoValidate tone="outline" wide>
              {m.platform_photo_send()}
            </Button>
          </noscript>
        </>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

interface OnItsWayProps {
  readonly one: Underway;
  readonly onDiscard: (id: string) => void;
  readonly onAgain: () => void;
}

function OnItsWay({ one, onDiscard, onAgain }: OnItsWayProps) {
  const { state, share, text } = one;
  return (
    <li className="grid content-start gap-2 overflow-hidden rounded-m border border-edge border-dashed bg-card pb-2">
      <img src={one.src} alt="" className="aspect-square w-full bg-sunk object-cover opacity-70" />
      <div className="grid gap-2 px-2" role="status">
        {state === 'sending' || state === 'waiting' ? (
          <Progress label={m.platform_photo_sending()} value={share} max={1} />
        ) : (
          <p className={state === 'refused' ? 'font-semibold text-red-ink text-sm' : 'text-ink-2 text-sm'}>{text}</p>
        )}
      </div>
      <div className="grid gap-1 px-2">
        {state === 'later' && (
          <Button type="button" tone="outline" wide onClick={onAgain}>
            {m.platform_photo_again()}
          </Button>
        )}
        {state !== 'sending' && (
          <Button type="button" tone="quiet" wide onClick={() => onDiscard(one.id)}>
            {m.platform_photo_discard()}
          </Button>
        )}
      </div>
    </li>
  );
}

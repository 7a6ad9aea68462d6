import { type ChangeEvent, useId, useState } from 'react';
import { m } from '../../i18n/index.ts';
import { buttonStyle } from '../button-style.ts';
import { FieldError } from '../Field.tsx';
import { Spinner } from '../Spinner.tsx';
import { readPicture } from './read-picture.ts';

export interface CodePictureProps {
  /** What is to be photographed, as a button says it. */
  readonly label: string;
  /** Gets what the codes of a picture say, at least one. */
  readonly onRead: (texts: readonly [string, ...string[]]) => void;
}

type State = 'idle' | 'reading' | 'no-picture' | 'no-code';

/** Takes or chooses a photograph of a QR code and reads it on the device. What cannot be read is said, with what to do. */
export function CodePicture({ label, onRead }: CodePictureProps) {
  const [state, setState] = useState<State>('idle');
  const id = useId();
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const { currentTarget: input } = event;
    const file = input.files?.[0];
    if (!file) return;
    setState('reading');
    // A part of the library that could not be fetched is as good as a picture that could not be read: the text can be pasted.
    const reading = await readPicture(file).catch(() => ({ state: 'no-code' }) as const);
    // The same picture can be chosen again.
    input.value = '';
    setState(reading.state === 'found' ? 'idle' : reading.state);
    if (reading.state === 'found') onRead(reading.texts);
  };
  const reading = state === 'reading';
  return (
    <div className="grid justify-items-start gap-1.5">
      <label
        htmlFor={id}
        className={`${buttonStyle({ tone: 'outline' })} has-focus-visible:outline-3 has-focus-visible:outline-river`}
      >
        {reading && <Spinner className="size-5 flex-none" />}
        {label}
        <input
          id={id}
          type="file"
          accept="image/*"
          disabled={reading}
          onChange={(event) => void choose(event)}
          aria-describedby={`${id}-state`}
          className="sr-only"
        />
      </label>
      <p className="text-ink-2 text-sm">{m.platform_code_stays()}</p>
      <div id={`${id}-state`} role="status">
        {reading && m.platform_code_reading()}
        {state === 'no-picture' && <FieldError id={`${id}-error`}>{m.platform_code_no_picture()}</FieldError>}
        {state === 'no-code' && <FieldError id={`${id}-error`}>{m.platform_code_no_code()}</FieldError>}
      </div>
    </div>
  );
}

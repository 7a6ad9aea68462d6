import { useEffect, useRef, useState } from 'react';
import { type Fields, SEEN, writeSeen } from './seen-fields.ts';

export interface SeenFieldProps {
  /** The record as this form shows it. */
  readonly values: Fields;
  /** What was seen when the form was first sent, where it is shown again. */
  readonly held?: string | undefined;
}

/**
 * Carries what the writer of a form saw. It stays as it was while one types, also when another form of the page was saved
 * and the page has newer values; only once this form has been sent it follows them.
 */
export function SeenField({ values, held }: SeenFieldProps) {
  const now = writeSeen(values);
  const [seen, setSeen] = useState(now);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(false);
  useEffect(() => {
    const form = field.current?.form;
    const onSubmit = () => {
      sent.current = true;
    };
    form?.addEventListener('submit', onSubmit);
    return () => form?.removeEventListener('submit', onSubmit);
  }, []);
  useEffect(() => {
    if (!sent.current) return;
    sent.current = false;
    setSeen(now);
  }, [now]);
  return <input ref={field} type="hidden" name={SEEN} value={held ?? seen} />;
}

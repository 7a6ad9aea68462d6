import { useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { keepLook, readLook } from '../device/look.ts';
import { Choice } from '../parts/Choice.tsx';

/** The usual look, or the one for bright sun. */
export function LookChoice() {
  const [look, setLook] = useState(readLook);
  return (
    <Choice
      label={m.till_look()}
      options={[
        { value: 'usual', name: m.till_look_usual() },
        { value: 'sun', name: m.till_look_sun() },
      ]}
      value={look}
      onChoose={(chosen) => {
        keepLook(chosen);
        setLook(chosen);
      }}
    />
  );
}

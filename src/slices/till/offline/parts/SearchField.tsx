import type { Ref } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { IconButton } from './Button.tsx';

export interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Returns whether Enter has been used up here. */
  readonly onEnter: () => boolean;
}

/** Searches while one types; Escape empties it. */
export function SearchField({ ref, label, value, onChange, onEnter }: SearchFieldProps) {
  return (
    <div className="relative flex-none px-3 pt-2.5 pb-1.5 short:pt-1 short:pb-1">
      <Icon name="search" className="pointer-events-none absolute top-[1.4rem] left-6 text-ink-3 short:top-4" />
      <input
        ref={ref}
        type="search"
        className="h-12 w-full rounded-m border-[1.5px] border-edge bg-card pr-12 pl-11 [&::-webkit-search-cancel-button]:hidden"
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') onChange('');
          if (event.key === 'Enter' && !event.repeat && onEnter()) event.stopPropagation();
        }}
      />
      {value !== '' && (
        <IconButton
          label={m.till_search_clear()}
          className="absolute top-2.5 right-3 short:top-1"
          onClick={() => onChange('')}
        >
          <Icon name="close" />
        </IconButton>
      )}
    </div>
  );
}

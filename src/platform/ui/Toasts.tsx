import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { m } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';

interface Message {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 2 });

/** Long enough to read a line, and to reach an undo with a thumb. React Aria stops the clock under pointer or focus. */
const READING_MS = 6_000;
const UNDOING_MS = 10_000;

/** Says that something is done, where nobody has to answer. Only in the browser. */
export function showToast(text: string): void {
  queue.add({ text }, { timeout: READING_MS });
}

/** Says that something is done and offers to take it back for ten seconds. */
export function offerUndo(text: string, undo: () => void): void {
  queue.add({ text, undo }, { timeout: UNDOING_MS });
}

const ACTION =
  'flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-1.5 rounded-s px-3 font-extrabold hover:bg-card';

/** Where the short messages appear; once in a page, near its end. */
export function Toasts() {
  return (
    <ToastRegion
      queue={queue}
      aria-label={m.platform_ui_notifications()}
      className="fixed inset-x-3 bottom-3 z-50 mx-auto grid max-w-md gap-2 rounded-m sm:bottom-6"
    >
      {({ toast }) => (
        <Toast toast={toast} className="night flex items-center gap-1 rounded-m py-1 pr-1 pl-4 shadow-lift">
          <ToastContent className="flex-1 py-2 leading-snug">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo && (
            <button
              type="button"
              className={`${ACTION} text-gold`}
              onClick={() => {
                toast.content.undo?.();
                queue.close(toast.key);
              }}
            >
              <Icon name="undo" />
              {m.platform_ui_undo()}
            </button>
          )}
          <button
            type="button"
            className={`${ACTION} text-ink-2`}
            aria-label={m.platform_ui_close()}
            onClick={() => queue.close(toast.key)}
          >
            <Icon name="close" />
          </button>
        </Toast>
      )}
    </ToastRegion>
  );
}

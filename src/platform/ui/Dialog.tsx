import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { m } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that does it last. */
  readonly actions?: ReactNode;
  /** Interrupts: is announced at once and closed only by a choice. */
  readonly urgent?: boolean | undefined;
}

/** A question or a small task above the page: a sheet from below on a phone, where the thumb is. Keeps and returns the focus. */
export function Dialog({ title, open, onClose, children, actions, urgent = false }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable={!urgent}
      isKeyboardDismissDisabled={false}
      className="fixed inset-0 z-40 flex items-end justify-center bg-[#15110e99] transition-opacity duration-150 data-entering:opacity-0 data-exiting:opacity-0 sm:items-center sm:p-6"
    >
      <Modal className="max-h-[92dvh] w-full overflow-y-auto rounded-t-l bg-card text-ink shadow-lift sm:max-w-lg sm:rounded-l">
        <AriaDialog role={urgent ? 'alertdialog' : 'dialog'} className="grid gap-4 p-5 outline-none sm:p-7">
          <header className="flex items-start justify-between gap-4">
            <Heading slot="title" className="pt-1.5 text-xl">
              {title}
            </Heading>
            {!urgent && (
              <button
                type="button"
                onClick={onClose}
                aria-label={m.platform_ui_close()}
                className="-mt-1.5 -mr-2.5 grid size-12 flex-none cursor-pointer place-items-center rounded-s text-ink-2 hover:bg-sunk"
              >
                <Icon name="close" />
              </button>
            )}
          </header>
          <div>{children}</div>
          {actions && <footer className="flex flex-wrap justify-end gap-2.5 max-sm:*:flex-1">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

import type { ReactNode } from 'react';
import { m } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly open: boolean;
  /** What will happen, and that it cannot be taken back if so. */
  readonly children: ReactNode;
  /** What the button does, as a verb: "Tutup kasir". */
  readonly confirm: string;
  readonly danger?: boolean | undefined;
  readonly busy?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that costs dear. What can be undone is not asked about: `offerUndo` is kinder. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      title={props.title}
      open={props.open}
      onClose={props.onCancel}
      urgent
      actions={
        <>
          <Button type="button" tone="outline" onClick={props.onCancel}>
            {m.platform_ui_cancel()}
          </Button>
          <Button type="button" tone={props.danger ? 'danger' : 'primary'} busy={props.busy} onClick={props.onConfirm}>
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}

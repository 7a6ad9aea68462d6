/** The parts that need script (React Aria). A page without script must not import this. */
export { ConfirmDialog, type ConfirmDialogProps } from './ConfirmDialog.tsx';
export { CodePicture, type CodePictureProps } from './codes/CodePicture.tsx';
export { Dialog, type DialogProps } from './Dialog.tsx';
export { DocumentField, type DocumentFieldProps } from './photos/DocumentField.tsx';
export { PhotoField, type PhotoFieldProps } from './photos/PhotoField.tsx';
export { offerUndo, showToast, Toasts } from './Toasts.tsx';

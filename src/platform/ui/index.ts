/** The parts of pages that need no script. Whatever needs some is in `interactive.ts`. */
export { Ask, type AskProps } from './Ask.tsx';
export { Badge, type BadgeProps, type Tone } from './Badge.tsx';
export { type Bar, Bars, type BarsProps } from './Bars.tsx';
export { BasisBadge, type BasisBadgeProps } from './BasisBadge.tsx';
export { Breadcrumbs, type BreadcrumbsProps } from './Breadcrumbs.tsx';
export { Button, type ButtonProps } from './Button.tsx';
export { BASES, type Basis, basisName } from './basis.ts';
export { Board, type BoardProps } from './board/Board.tsx';
export { BoardPanel, type BoardPanelProps } from './board/BoardPanel.tsx';
export { type Ranked, Ranking, type RankingProps } from './board/Ranking.tsx';
export { StatTile, type StatTileProps } from './board/StatTile.tsx';
export { type ButtonLook, type ButtonSize, type ButtonTone, buttonStyle } from './button-style.ts';
export { Card, type CardProps } from './Card.tsx';
export { Checkbox, type CheckboxProps } from './Checkbox.tsx';
export { Choices, type ChoicesProps } from './Choices.tsx';
export { cx } from './class-names.ts';
export { DemoNote } from './DemoNote.tsx';
export { DocumentLink, documentFacts } from './DocumentLink.tsx';
export { EmptyState, type EmptyStateProps } from './EmptyState.tsx';
export { ErrorPage, type ErrorPageProps } from './ErrorPage.tsx';
export { FILE_CONTROL, Field, type FieldProps, type FieldTexts } from './Field.tsx';
export { Figure, type FigureProps } from './Figure.tsx';
export { FindField, type FindFieldProps, type Offered } from './FindField.tsx';
export { Grid, type GridProps } from './Grid.tsx';
export { Hero, type HeroProps } from './Hero.tsx';
export { Icon, type IconName } from './Icon.tsx';
export { Kbd } from './Kbd.tsx';
export { LanguageSwitch, type LanguageSwitchProps } from './LanguageSwitch.tsx';
export { LinkButton, type LinkButtonProps } from './LinkButton.tsx';
export type { LinkItem } from './links.ts';
export { Money, type MoneyProps } from './Money.tsx';
export { MoneyField, type MoneyFieldProps } from './MoneyField.tsx';
export { Motif, type MotifProps } from './motif/Motif.tsx';
export {
  type BeadCount,
  type MotifDrawing,
  type MotifOptions,
  motif,
  motifSvg,
  type PaletteName,
  paletteFor,
} from './motif/motif.ts';
export { NoMailNotice } from './NoMailNotice.tsx';
export { Notice, type NoticeKind, type NoticeProps } from './Notice.tsx';
export { PageHead, type PageHeadProps } from './PageHead.tsx';
export { PageShell, type PageShellProps } from './PageShell.tsx';
export { Pagination, type PaginationProps } from './Pagination.tsx';
export { Photo, type PhotoProps } from './Photo.tsx';
export { ProductCard, type ProductCardProps } from './ProductCard.tsx';
export { Progress, type ProgressProps } from './Progress.tsx';
export type { PageHost } from './page-host.ts';
export { QrCode, type QrCodeProps } from './QrCode.tsx';
export { Receipt, type ReceiptLine, type ReceiptProps } from './Receipt.tsx';
export { RegionCard, type RegionCardProps } from './RegionCard.tsx';
export { Section, type SectionProps } from './Section.tsx';
export { type Choice, SelectField, type SelectFieldProps } from './SelectField.tsx';
export { SheetButtons, type SheetButtonsProps } from './SheetButtons.tsx';
export { MAIN, SkipLink } from './SkipLink.tsx';
export { Spinner } from './Spinner.tsx';
export { type Column, Table, type TableProps } from './Table.tsx';
export { Tabs, type TabsProps } from './Tabs.tsx';
export { TextAreaField, type TextAreaFieldProps } from './TextAreaField.tsx';
export { TextField, type TextFieldProps } from './TextField.tsx';
export { type NavGroup, WorkShell, type WorkShellProps } from './WorkShell.tsx';

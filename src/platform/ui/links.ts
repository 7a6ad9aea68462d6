/** A place to go to, as menus and rows of links show it. */
export interface LinkItem {
  readonly href: string;
  readonly label: string;
  /** The page that is being looked at. */
  readonly current?: boolean | undefined;
}

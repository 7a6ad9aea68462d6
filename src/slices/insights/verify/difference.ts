/** A place where what is stored is not what the log says. */
export interface Difference {
  readonly kind: /** An event that the device's record says was delivered is not in the log. */
    | 'event-missing'
    /** A line cannot be read, or names another place than it stands at. */
    | 'event-unreadable'
    /** The hash of a line is not the one stored beside it. */
    | 'hash'
    /** An event does not name the hash of the one before it. */
    | 'chain'
    /** The last event of a device is not the one that the server remembers. */
    | 'head'
    /** Uploads hold another number of events than the log. */
    | 'count'
    /** A receipt of the till differs, is missing, or has no event. */
    | 'receipt'
    /** SQL, from the moment of the sale, finds another business day than the receipt has. */
    | 'day'
    /** The state of a payment is not what the newest word about its money says. */
    | 'payment'
    /** A sum differs. */
    | 'rollup'
    /** What SQL adds up from the receipts is not what the rule makes of the log: one of the two is wrong. */
    | 'adding-up';
  /** Edition, device and seq, receipt, or place of the sum. */
  readonly where: string;
  readonly stored: string;
  /** What the log says. */
  readonly recomputed: string;
}

/** Nothing is there. */
export const NOTHING = 'nothing';

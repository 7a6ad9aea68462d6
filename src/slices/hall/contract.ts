import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';

/** The version of the protocol of docs/hall-protocol.md that this server and this device speak. */
export const PROTOCOL = 1;
/** The schema version that this release writes into events. */
export const SCHEMA_VERSION = 2;
export const MAX_LINE_BYTES = 16_384;
export const MAX_BATCH_EVENTS = 200;
export const MAX_BODY_BYTES = 1_048_576;
/** How long an enrolment code may be used. */
export const ENROLMENT_MINUTES = 10;

export type DeviceKind = 'till' | 'gate';

/** Why a line is kept aside for a person instead of entering the log. */
export const quarantineCodes = ['malformed', 'revoked', 'fork', 'broken-chain', 'id-reused'] as const;
export type QuarantineCode = (typeof quarantineCodes)[number];

/** What the hall itself asks a person to look at, beside the lines it keeps aside. */
export const HALL_EXCEPTIONS = ['clock-off', 'gap'] as const;
export type HallExceptionCode = (typeof HALL_EXCEPTIONS)[number];

/** An event as the slices above read it: the line it came from is in the log, untouched. */
export interface StoredEvent {
  readonly seq: number;
  readonly id: Id<'event'>;
  readonly kind: string;
  readonly schemaVersion: number;
  readonly catalogueVersion: number;
  /** Milliseconds since 1970 by the device's own clock, uncorrected (see rules/clock.ts). */
  readonly wallTime: number;
  /** Milliseconds since the device program started. */
  readonly monotonic: number;
  readonly payload: unknown;
}

/** The events that one upload added to the log; replays and quarantined lines are not in it. */
export interface StoredBatch {
  readonly id: Id<'batch'>;
  readonly organiser: Id<'organiser'>;
  readonly edition: {
    readonly id: Id<'edition'>;
    readonly slug: string;
    readonly zone: string;
    /** `HH:MM` in the zone; before it, it is still the business day before. */
    readonly dayEndsAt: string;
    readonly currency: string;
    /** Business days `YYYY-MM-DD`, both included. */
    readonly startsOn: string;
    readonly endsOn: string;
  };
  readonly device: {
    readonly id: Id<'device'>;
    readonly code: string;
    readonly kind: DeviceKind;
    readonly booth: Id<'booth'> | null;
  };
  /** Milliseconds to add to a wall time; 0 when the device's clock was right within two minutes. */
  readonly clockOffset: number;
  readonly events: readonly StoredEvent[];
}

/** Something about a stored event that a person has to look at. It never undoes the event. */
export interface RaisedException {
  readonly event: Id<'event'>;
  readonly seq: number;
  readonly code: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  /** Where it is an event of another phone than the upload's. */
  readonly device?: Id<'device'>;
}

/**
 * What a person found: the till was right, somebody made a mistake, somebody misused it. `explained`: nobody had to look,
 * what was missing has arrived.
 */
export const EXCEPTION_OUTCOMES = ['right', 'mistake', 'misuse', 'explained'] as const;
export type ExceptionOutcome = (typeof EXCEPTION_OUTCOMES)[number];

/** What a person decided of a line that was kept aside. */
export const QUARANTINE_VERDICTS = ['accepted', 'set-aside'] as const;
export type QuarantineVerdict = (typeof QUARANTINE_VERDICTS)[number];

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** RFC 3339 in UTC with milliseconds: `2023-06-23T12:00:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });
const seq = z.int().min(1);

/** PostgreSQL keeps no U+0000 in a text. */
const isKeepable = (text: string) => !text.includes('\0');

/** Between the years 1 and 9999 no clock can be further off. */
const MOST_CLOCK_ERROR = 400_000_000_000_000;

/** What the crew calls a phone. */
export const deviceLabel = z.string().trim().min(1).max(60).refine(isKeepable);

/**
 * A device's clock error as it measured it: milliseconds that its clock was behind the server's, and how long the exchange
 * took that showed it.
 */
const clockError = z.object({
  error: z.int().min(-MOST_CLOCK_ERROR).max(MOST_CLOCK_ERROR),
  roundTrip: z.int().min(0).max(MOST_CLOCK_ERROR),
});
export type ClockError = z.infer<typeof clockError>;

/**
 * What the estimate of a batch's clock came from: the device's measurement; a body that came within two minutes of its own
 * time; what the server had seen of the device before; a body that came before its own time; nothing. `difference`: the
 * rule of before, which took every delay for an error.
 */
export const CLOCK_SOURCES = ['difference', 'measured', 'agrees', 'seen', 'ahead', 'unknown'] as const;
export type ClockSource = (typeof CLOCK_SOURCES)[number];

/** The first line of a batch. Fields that a server does not know are ignored, so that an older one reads a newer device. */
export const batchHeader = z.object({
  protocol: z.literal(PROTOCOL),
  device: uuid,
  /** The device's clock when the body was made. */
  sentAt: instant,
  appVersion: z.string().max(40).refine(isKeepable),
  /** How many events the device still held unsent, those of this batch included. */
  unsent: z.int().min(0).max(999_999_999),
  /** Whether the browser promised to keep the storage; null when it cannot say. */
  persisted: z.boolean().nullable(),
  /** 0 to 1; null when unknown. */
  battery: z.number().min(0).max(1).nullable(),
  /** What the device has measured of its clock. What is not in this form says nothing: a clock refuses no sale. */
  clock: clockError.optional().catch(undefined),
});
export type BatchHeader = z.infer<typeof batchHeader>;

/** Most ranges of `gaps` in one reply; what lies above the last of them waits for a later one. */
export const MAX_GAPS = 100;

/** Fields are only added to replies: a device of before ignores those that it does not know. */
export const batchReply = z.object({
  /** Every event up to this one is delivered: stored, or kept in quarantine. */
  contiguousThrough: z.int().min(0),
  /** The highest seq that this reply speaks of: delivered is every seq up to it that is in no gap. */
  lastSeq: z.int().min(0),
  /** Ranges `[from, to]`, both included and ascending, that the server lacks below `lastSeq`. */
  gaps: z.array(z.tuple([seq, seq])),
  quarantined: z.array(
    z.object({
      /** The place of the line among the event lines of this batch, from 1. */
      line: z.int().min(1),
      /** Null when the line could not be read so far. */
      seq: seq.nullable(),
      id: uuid.nullable(),
      code: z.enum(quarantineCodes),
    }),
  ),
  serverTime: instant,
  /** The newest published catalogue version of the edition. */
  catalogueVersion: z.int().min(0),
  revoked: z.boolean(),
});
export type BatchReply = z.infer<typeof batchReply>;

/** What a client may ask before it has enrolled, so that it can say itself that it is too old or too new. */
export const protocolReply = z.object({
  /** The numbers of the protocol that are taken. */
  protocols: z.array(z.int()),
  /** The newest `schemaVersion` that is read; every one from 1 on is. */
  schemaVersion: z.int(),
  limits: z.object({ batchEvents: z.int(), bodyBytes: z.int(), lineBytes: z.int(), enrolmentMinutes: z.int() }),
});

export const claimRequest = z.strictObject({
  /** base64url of the random bytes that the officer's QR code carries. */
  code: z.string().regex(/^[A-Za-z0-9_-]{27,86}$/),
  /** base64url of the uncompressed P-256 point: 65 bytes, 87 characters. */
  publicKey: z.string().regex(/^B[A-Za-z0-9_-]{86}$/),
  label: deviceLabel.optional(),
  /** base64url of the 64 bytes of the signature over `gelaran-enrol-v1\n` + code. */
  proof: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type ClaimRequest = z.infer<typeof claimRequest>;

export const claimReply = z.object({
  device: uuid,
  /** The prefix of this device's receipts, unique in its edition: `A1-2`. */
  code: z.string(),
  kind: z.enum(['till', 'gate']),
  role: z.string(),
  organiser: z.object({ id: uuid, name: z.string() }),
  edition: z.object({
    slug: z.string(),
    id: uuid,
    name: z.string(),
    zone: z.string(),
    currency: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
  }),
  booth: z.object({ id: uuid, number: z.string(), name: z.string() }).nullable(),
  /** The signed catalogue snapshot; the hall passes it on as it is. */
  catalogue: z.unknown(),
  /** Where the code named a phone that this one replaces: what is known of it, or null; `takenOver` of the till's contract. */
  takesOver: z.unknown().optional(),
  serverTime: instant,
});
export type ClaimReply = z.infer<typeof claimReply>;

/** How far the time that such a request names may be from the server's, either way: milliseconds. */
export const CATALOGUE_REQUEST_MS = 300_000;

/** The text that a device signs to ask for its booth's catalogue. @param time as `Gelaran-Time` says it; tills of before said none. */
export function catalogueClaim(device: string, time?: string): string {
  return time === undefined
    ? `gelaran-catalogue-request-v1\n${device}`
    : `gelaran-catalogue-request-v2\n${device}\n${time}`;
}

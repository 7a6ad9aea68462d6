/**
 * The drawing on the table: what is drawn, what is chosen, what can be undone, what is not saved yet. Every thing has
 * its own listeners, so that moving one booth of five hundred renders one.
 */
import { type Change, type Drawing, drawingOf, type PlanSaved, type Thing } from '../../drawing.ts';
import { applyChanges, forget, type History, NO_HISTORY, redo, remember, undo } from '../../rules/change-plan.ts';
import { type Checked, checkMoves, checkWhole } from '../../rules/check-moves.ts';
import type { PlanFault } from '../../rules/check-plan.ts';

export type Saving =
  | { readonly kind: 'saved' | 'saving' | 'offline' }
  /** Waits until what cannot be built is mended. */
  | { readonly kind: 'faulty'; readonly fault: PlanFault }
  /** Somebody else changed the same things. */
  | { readonly kind: 'conflict'; readonly things: readonly string[] }
  | { readonly kind: 'refused'; readonly code: string };

export type Send = (
  base: number,
  changes: readonly Change[],
  force: boolean,
) => Promise<
  | { readonly ok: true; readonly saved: PlanSaved }
  | { readonly ok: false; readonly code: string; readonly things: readonly string[] }
>;

const RETRY_MS = 4_000;

/** What is drawn and not saved, as it outlasts the page: changes of the drawing as it was at the version `base`. */
export interface Kept {
  readonly base: number;
  readonly changes: readonly Change[];
}

/** Keeps what is not saved; null once all is. */
export type Keep = (kept: Kept | null) => void;

export class PlanDesk {
  drawing: Drawing;
  version: number;
  selection: ReadonlySet<string> = new Set();
  saving: Saving = { kind: 'saved' };
  /** The halls and what lies in each, in the order of drawing; a new one when something comes or goes. */
  order: readonly string[];
  /** Goes up when a hall or a cluster is changed. */
  frame = 0;
  /** What moves under the pointer and is not done yet; null for what would go. */
  private preview: ReadonlyMap<string, Thing | null> = new Map();
  private checked: Checked;
  private faults: ReadonlyMap<string, PlanFault> = new Map();
  private history: History = NO_HISTORY;
  private unsent = new Map<string, Change>();
  /** Sent without an answer: it may be saved already, so it is sent again as it was before anything newer. */
  private inDoubt: readonly Change[] = [];
  private sending = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly send: Send;
  private readonly keep: Keep;

  constructor(things: readonly Thing[], version: number, send: Send, keep: Keep = () => undefined) {
    this.drawing = drawingOf(things);
    this.version = version;
    this.order = [...this.drawing.keys()];
    this.send = send;
    this.keep = keep;
    this.checked = checkWhole(this.drawing);
    this.note(this.checked.faults);
  }

  subscribe = (channel: string, listener: () => void): (() => void) => {
    const there = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, there.add(listener));
    return () => there.delete(listener);
  };

  private tell(channels: Iterable<string>): void {
    for (const channel of channels) for (const listener of this.listeners.get(channel) ?? []) listener();
  }

  get(key: string): Thing | undefined {
    const moving = this.preview.get(key);
    return moving === undefined ? this.drawing.get(key) : (moving ?? undefined);
  }

  faultOf(key: string): PlanFault | undefined {
    return this.faults.get(key);
  }

  canUndo = (): boolean => this.history.done.length > 0;
  canRedo = (): boolean => this.history.undone.length > 0;
  isUnsent = (): boolean => this.unsent.size > 0 || this.inDoubt.length > 0 || this.sending;

  private check(): void {
    this.checked = checkWhole(this.drawing);
    this.note(this.checked.faults);
  }

  private note(found: readonly PlanFault[]): void {
    const before = this.faults;
    const faults = new Map<string, PlanFault>();
    for (const fault of found) {
      faults.set(fault.key, fault);
      if ('other' in fault && !faults.has(fault.other)) faults.set(fault.other, fault);
    }
    this.faults = faults;
    const keys = new Set([...before.keys(), ...faults.keys()]);
    this.tell([...keys].filter((key) => before.get(key) !== faults.get(key)));
  }

  /** Shows changes that are not made yet, while a pointer moves; none ends it. Only what moves is checked. */
  show(changes: readonly Change[]): void {
    const touched = new Set([...this.preview.keys(), ...changes.map(({ key }) => key)]);
    this.preview = new Map(changes.map(({ key, after }) => [key, after]));
    this.note(checkMoves(this.checked, changes));
    this.tell(touched);
  }

  do(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.history = remember(this.history, this.drawing, changes);
    this.lay(changes);
  }

  undo(): void {
    const step = undo(this.history);
    if (!step) return;
    this.history = step.history;
    this.lay(step.changes);
  }

  redo(): void {
    const step = redo(this.history);
    if (!step) return;
    this.history = step.history;
    this.lay(step.changes);
  }

  select(keys: Iterable<string>): void {
    const next = new Set(keys);
    const changed = [...this.selection, ...next].filter((key) => this.selection.has(key) !== next.has(key));
    if (changed.length === 0) return;
    this.selection = next;
    this.tell(changed);
    this.tell(['selection']);
  }

  /** Takes the drawing from the server, and leaves what was not saved. */
  reset(things: readonly Thing[], version: number): void {
    this.drawing = drawingOf(things);
    this.version = version;
    this.preview = new Map();
    this.history = NO_HISTORY;
    this.unsent.clear();
    this.inDoubt = [];
    this.keep(null);
    this.saving = { kind: 'saved' };
    this.order = [...this.drawing.keys()];
    this.select([...this.selection].filter((key) => this.drawing.has(key)));
    this.check();
    this.tell(this.listeners.keys());
  }

  private put(changes: readonly Change[]): void {
    this.preview = new Map();
    this.drawing = applyChanges(this.drawing, changes);
    const order = [...this.drawing.keys()];
    const moved = order.length !== this.order.length || order.some((key, at) => key !== this.order[at]);
    if (moved) this.order = order;
    this.check();
    this.tell(changes.map(({ key }) => key));
    if (moved) this.tell(['order']);
    if (changes.some(({ key }) => key.startsWith('hall/') || key.startsWith('cluster/'))) {
      this.frame++;
      this.tell(['frame']);
    }
    this.select([...this.selection].filter((key) => this.drawing.has(key)));
  }

  private lay(changes: readonly Change[]): void {
    this.put(changes);
    for (const change of changes) this.unsent.set(change.key, change);
    this.keepRest();
    this.tell(['history']);
    void this.flush();
  }

  /** Lays what an earlier page kept over the drawing, and saves it: what others did to the same things since is told. */
  resume({ base, changes }: Kept): void {
    if (changes.length === 0) return;
    this.version = Math.min(this.version, base);
    this.do(changes);
  }

  private say(saving: Saving): void {
    this.saving = saving;
    this.tell(['saving']);
  }

  /** Everything that is not known to be saved, the newest last. */
  private rest(sent: readonly Change[] = []): Change[] {
    const all = [...this.inDoubt, ...sent, ...this.unsent.values()];
    return [...new Map(all.map((change) => [change.key, change])).values()];
  }

  private keepRest(sent: readonly Change[] = []): void {
    const changes = this.rest(sent);
    this.keep(changes.length === 0 ? null : { base: this.version, changes });
  }

  /** Sends what was not sent. `force` lays it over what others did to the same things. */
  async flush(force = false): Promise<void> {
    if (this.sending || (this.unsent.size === 0 && this.inDoubt.length === 0)) return;
    if (this.saving.kind === 'conflict' && !force) return;
    const [fault] = this.checked.faults;
    if (fault && this.inDoubt.length === 0) return this.say({ kind: 'faulty', fault });
    clearTimeout(this.retry);
    this.sending = true;
    const doubted = this.inDoubt.length > 0;
    const changes = doubted ? this.inDoubt : [...this.unsent.values()];
    if (doubted) this.inDoubt = [];
    else this.unsent.clear();
    this.keepRest(changes);
    this.say({ kind: 'saving' });
    let again = false;
    try {
      const answer = await this.send(this.version, changes, force);
      if (answer.ok) again = this.take(answer.saved);
      else {
        this.putBack(changes);
        this.say(
          answer.code === 'floor.plan-conflict'
            ? { kind: 'conflict', things: answer.things }
            : { kind: 'refused', code: answer.code },
        );
      }
    } catch {
      this.inDoubt = changes;
      this.say({ kind: 'offline' });
      this.retry = setTimeout(() => void this.flush(force), RETRY_MS);
    } finally {
      this.sending = false;
      this.keepRest();
    }
    if (again) await this.flush();
  }

  /** What was drawn meanwhile stands over what was sent before. */
  private putBack(changes: readonly Change[]): void {
    this.unsent = new Map(this.rest(changes).map((change) => [change.key, change]));
    this.inDoubt = [];
  }

  private take({ version, others }: PlanSaved): boolean {
    this.version = version;
    const both = others.filter(({ key }) => this.unsent.has(key));
    if (others.length > 0) {
      this.history = forget(this.history, new Set(others.map(({ key }) => key)));
      this.put(others.filter(({ key }) => !this.unsent.has(key)));
      this.tell(['history', 'others']);
    }
    if (both.length > 0) this.say({ kind: 'conflict', things: both.map(({ key }) => key) });
    else if (this.unsent.size === 0) this.say({ kind: 'saved' });
    return both.length === 0 && this.unsent.size > 0;
  }

  /** `A1`, for telling of a key. */
  nameOf(key: string): string {
    const each = this.drawing.get(key);
    if (each?.kind === 'booth') return each.number;
    if (each?.kind === 'hall') return each.name;
    return each ? each.id : key;
  }
}

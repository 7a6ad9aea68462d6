/** Fills the shelves that products are searched on before a visitor has to wait for one: at the start, and after changes. */
import type { Id } from '../kinds/id.ts';
import type { Services } from '../platform/http/api.ts';
import { fillShelf } from '../slices/catalogue/index.ts';

export interface ShelfFiller {
  /** Every edition's, one after the other, the latest edition last. */
  fillAll(): Promise<void>;
  /** The edition's content has changed. Changes that come while it is being filled are seen together. */
  fill(slug: string): void;
  /** Begins nothing more, and resolves when what was begun is over. */
  stop(): Promise<void>;
}

interface Edition {
  readonly organiser: Id<'organiser'>;
  readonly edition: Id<'edition'>;
}

export function createShelfFiller({
  runner,
  clock,
  log,
  findTenant,
}: Pick<Services, 'runner' | 'clock' | 'log' | 'findTenant'>): ShelfFiller {
  const waiting = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();
  let stopped = false;

  async function fill(edition: Edition | undefined): Promise<void> {
    if (stopped || !edition) return;
    const { organiser, edition: id } = edition;
    const ctx = {
      actor: { kind: 'system' as const },
      organiser,
      edition: id,
      clock,
      locale: 'id' as const,
      requestId: '',
    };
    await runner.query(ctx, (tx) => fillShelf(ctx, tx));
  }

  /** Whoever searches fills the shelf too, so nothing is lost when this fails. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(work).catch((error: unknown) => log.warn({ err: error }, 'a shelf waits for the database'));
    turn = mine;
    return mine;
  }

  return {
    fillAll() {
      return inTurn(async () => {
        const editions = await runner.db
          .selectFrom('editions.directory')
          .select(['organiser_id as organiser', 'edition_id as edition'])
          .orderBy('edition_id')
          .execute();
        for (const each of editions) await fill(each);
      });
    },
    fill(slug) {
      if (waiting.has(slug)) return;
      waiting.add(slug);
      void inTurn(async () => {
        waiting.delete(slug);
        await fill(await findTenant(slug));
      });
    },
    async stop() {
      stopped = true;
      await turn;
    },
  };
}

import { expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { drawingOf, type HallThing } from '../drawing.ts';
import { placeHalls, venueLike } from './venues-of-halls.ts';

const venue = (name: string, city = 'Jakarta') => ({ id: newId<'venue'>(), name, city });

it('copies a hall to the venue of the same name, else of the same place in the list, else the main one', () => {
  const [sarinah, tmii, dome] = [venue('Sarinah'), venue('TMII'), venue('Dome', 'Balikpapan')];
  const from = [sarinah, tmii, dome];
  const next = [venue('Balai'), venue(' sarinah '), venue('Dome', 'Samarinda'), venue('Dome', 'balikpapan')];
  const names = from.map(({ id }) => next.find((each) => each.id === venueLike(id, from, next)));
  expect(names).toEqual([next[1], next[1], next[3]]);
  expect(
    venueLike(
      dome.id,
      from,
      [next[0]].flatMap((each) => each ?? []),
    ),
  ).toBe(next[0]?.id);
  expect(venueLike(undefined, from, next)).toBe(next[0]?.id);
  expect(venueLike(sarinah.id, from, [])).toBeUndefined();
});

const hall = (id: Id<'hall'>, of?: Id<'venue'>): HallThing => ({
  kind: 'hall',
  id,
  ...(of === undefined ? {} : { venue: of }),
  name: 'Aula',
  place: '',
  position: 0,
  width: 9_000,
  depth: 9_000,
  outline: null,
});

it('leaves a hall that names no venue where it was, and puts a new one into the main venue', () => {
  const [main, second] = [venue('Sarinah'), venue('TMII')];
  const [kept, fresh, named] = [newId<'hall'>(), newId<'hall'>(), newId<'hall'>()];
  const changes = [
    { key: `hall/${kept}`, after: hall(kept) },
    { key: `hall/${fresh}`, after: hall(fresh) },
    { key: `hall/${named}`, after: hall(named, second.id) },
    { key: `hall/${named}`, after: null },
  ];
  expect(placeHalls(drawingOf([hall(kept, second.id)]), changes, [main, second])).toEqual([
    { key: `hall/${kept}`, after: hall(kept, second.id) },
    { key: `hall/${fresh}`, after: hall(fresh, main.id) },
    { key: `hall/${named}`, after: hall(named, second.id) },
    { key: `hall/${named}`, after: null },
  ]);
});

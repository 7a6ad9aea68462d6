import type { Id } from '../../kinds/id.ts';
import type { Change } from '../../slices/floor/index.ts';
import { demoId } from './demo-id.ts';
import type { BoothScript, EditionScript } from './script.ts';

export function boothId(script: Pick<EditionScript, 'slug'>, number: string): Id<'booth'> {
  return demoId('booth', `${script.slug} ${number}`);
}

/** A script's plan as one change of an empty drawing: hall, clusters, what stands in it, booths. */
export function changesOfPlan(script: EditionScript): Change[] {
  const hall = demoId<'hall'>('hall', script.slug);
  const { clusters, features, spare } = script.plan;
  const booth = ({ number, ...box }: BoothScript, state: 'open' | 'held' | 'blocked', reason: string): Change => {
    const id = boothId(script, number);
    const equipment = box.width > 3_000 ? { tables: 2, chairs: 4, amperes: 4 } : { tables: 1, chairs: 2, amperes: 2 };
    const after = { kind: 'booth' as const, id, hall, number, ...box, ...equipment, outline: null, state, reason };
    return { key: `booth/${id}`, after };
  };
  return [
    {
      key: `hall/${hall}`,
      after: { kind: 'hall', id: hall, ...script.hall, place: '', position: 0, outline: null },
    },
    ...clusters.map(
      ({ code, name: [id, en], colour }): Change => ({
        key: `cluster/${code}`,
        after: { kind: 'cluster', id: code, name: { id, en }, colour },
      }),
    ),
    ...features.map((each, at): Change => {
      const id = demoId<'feature'>('feature', `${script.slug} ${at}`);
      return { key: `feature/${id}`, after: { kind: 'feature', id, hall, label: '', outline: null, ...each } };
    }),
    ...script.booths.map((each) => booth(each, 'open', '')),
    ...spare.map(({ state, reason, ...each }) => booth(each, state, reason)),
  ];
}

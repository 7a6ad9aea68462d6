import { Form } from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { m } from '../../../platform/i18n/index.ts';
import { Button, Card, Notice } from '../../../platform/ui/index.ts';

export interface OwnRegionsProps {
  readonly regions: readonly { readonly code: string; readonly fullName: string }[];
  /** The code of the one that could not be taken away. */
  readonly refused: string | undefined;
}

/** The regions that the organiser made itself; one that nothing is of can be taken away. */
export function OwnRegions({ regions, refused }: OwnRegionsProps) {
  const kept = regions.find(({ code }) => code === refused);
  return (
    <Card title={m.editions_own_regions()}>
      <div className="grid gap-3">
        {kept && (
          <Notice kind="warn" title={m.editions_own_region_used({ region: kept.fullName })}>
            {m.editions_own_region_used_text()}
          </Notice>
        )}
        <ul className="divide-y divide-line">
          {regions.map(({ code, fullName }) => (
            <li key={code} className="flex min-h-14 flex-wrap items-center justify-between gap-3 py-1">
              <span>{fullName}</span>
              <Form method="post">
                <SentField />
                <input type="hidden" name="own" value={code} />
                <Button
                  name="do"
                  value="remove-region"
                  size="small"
                  tone="outline"
                  aria-label={m.editions_own_region_remove_one({ region: fullName })}
                >
                  {m.editions_own_region_remove()}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

import { m } from '../../../../platform/i18n/index.ts';
import type { EnrolledDevice } from '../../../hall/offline/device-store.ts';
import type { MissingFeature } from '../device/missing-features.ts';
import { Button } from '../parts/Button.tsx';
import { StartScreen } from './StartScreen.tsx';

const MISSING = {
  'secure-address': m.till_missing_secure,
  storage: m.till_missing_storage,
  'newer-browser': m.till_missing_newer,
} satisfies Record<MissingFeature, unknown>;

export function Unsupported({ missing }: { readonly missing: MissingFeature }) {
  return (
    <StartScreen title={m.till_unsupported()}>
      <p>{MISSING[missing]()}</p>
    </StartScreen>
  );
}

export function Elsewhere({ onTakeOver }: { readonly onTakeOver: () => void }) {
  return (
    <StartScreen
      title={m.till_elsewhere()}
      actions={
        <Button tone="gold" size="large" onClick={onTakeOver}>
          {m.till_take_over()}
        </Button>
      }
    >
      <p>{m.till_elsewhere_how()}</p>
    </StartScreen>
  );
}

export interface EnrolAgainProps {
  readonly device: EnrolledDevice;
  readonly onKeep: () => void;
  readonly onReplace: () => void;
}

export function EnrolAgain({ device, onKeep, onReplace }: EnrolAgainProps) {
  return (
    <StartScreen
      title={m.till_enrol_again()}
      actions={
        <>
          <Button tone="gold" size="large" onClick={onKeep}>
            {m.till_enrol_keep({ code: device.claim.code })}
          </Button>
          <Button tone="outline" onClick={onReplace}>
            {m.till_enrol_replace()}
          </Button>
        </>
      }
    >
      <p>{m.till_enrol_again_how({ code: device.claim.code, edition: device.claim.edition.name })}</p>
    </StartScreen>
  );
}

export function Broken({ what }: { readonly what: 'catalogue-wrong' | 'storage-broken' }) {
  const wrongCatalogue = what === 'catalogue-wrong';
  return (
    <StartScreen
      title={wrongCatalogue ? m.till_catalogue_wrong() : m.till_storage_broken()}
      actions={
        <Button tone="gold" size="large" onClick={() => location.reload()}>
          {m.till_try_again()}
        </Button>
      }
    >
      <p>{wrongCatalogue ? m.till_catalogue_wrong_how() : m.till_storage_broken_how()}</p>
    </StartScreen>
  );
}

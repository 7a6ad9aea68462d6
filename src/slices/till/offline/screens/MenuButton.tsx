import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { IconButton } from '../parts/Button.tsx';
import { useDesk } from './use-till.ts';

export function MenuButton() {
  const { go } = useDesk();
  return (
    <IconButton label={m.till_menu()} onClick={() => go({ at: 'menu' })}>
      <Icon name="menu" className="size-6" />
    </IconButton>
  );
}

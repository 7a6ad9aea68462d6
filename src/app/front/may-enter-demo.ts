import { isLoopback, type Settings } from '../../platform/settings/settings.ts';

/** Entering the demo without an account is offered only to whoever sits at the machine itself. */
export function mayEnterDemo({ demo, host }: Pick<Settings, 'demo' | 'host'>): boolean {
  return demo && isLoopback(host);
}

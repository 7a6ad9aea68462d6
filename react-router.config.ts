import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src/app',
  buildDirectory: 'build',
  ssr: true,
  // Every page's address is known at the start: no request for a manifest that a hall's network could lose.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;

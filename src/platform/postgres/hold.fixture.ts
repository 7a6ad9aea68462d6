/** A server process for the tests to kill: opens a data folder, says `open PID`, and stops when its input ends. */
import { openEmbedded } from './open-embedded.ts';

const [dataDir = '', mode = 'own'] = process.argv.slice(2);
try {
  const server = await openEmbedded({ dataDir, mode: mode === 'visit' ? 'visit' : 'own' });
  console.log(`open ${process.pid}`);
  for await (const _ of process.stdin);
  await server.stop();
} catch (error) {
  console.log(String(error));
}

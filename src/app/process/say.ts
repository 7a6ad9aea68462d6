/** Sentences of a start. For a person as they are; in production each is a line of the log, whatever its level. */
export function sayIn(production: boolean): (line: string) => void {
  if (!production || process.stdout.isTTY) return (line) => void process.stdout.write(`${line}\n`);
  return (line) => {
    process.stdout.write(`${JSON.stringify({ level: 30, time: new Date().toISOString(), msg: line })}\n`);
  };
}

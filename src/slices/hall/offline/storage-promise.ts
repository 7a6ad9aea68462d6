/** Whether the browser promises to keep this origin's data when space runs short; null when it cannot say. */
export type StoragePromise = boolean | null;

/** Asks for the promise. Browsers decide by themselves or ask the person; a refusal may turn into consent later. */
export async function askToPersist(storage: StorageManager | undefined): Promise<StoragePromise> {
  if (!storage?.persist) return null;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return null;
  }
}

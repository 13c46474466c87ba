import type { Engine } from './engine.ts';

/**
 * Removes the bytes of files after the transaction in which their keys went. Bytes that a kill leaves open for nobody,
 * and are swept.
 */
export async function removeGone(engine: Engine, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await engine.overwriteErased();
  await engine.files.remove(fileIds);
}

/** Lets so many in at a time: a browser with thirty visitors at once is slower than one with six after another. */
export function turns(most: number): () => Promise<() => void> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    inside -= 1;
    waiting.shift()?.();
  };
  return async () => {
    if (inside >= most) await new Promise<void>((go) => waiting.push(go));
    inside += 1;
    return leave;
  };
}

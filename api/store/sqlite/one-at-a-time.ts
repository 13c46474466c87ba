/** Gives one caller after another the turn. Resolves to what ends the turn. */
export function oneAtATime(): () => Promise<() => void> {
  const queue: (() => void)[] = [];
  let isTaken = false;
  const release = () => {
    const next = queue.shift();
    if (next) next();
    else isTaken = false;
  };
  return async () => {
    if (isTaken)
      await new Promise<void>((start) => {
        queue.push(start);
      });
    isTaken = true;
    return release;
  };
}

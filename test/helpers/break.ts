/** Breaks a method of a fake until the returned function mends it: `before` it does anything, or `after` it has done it. */
export function breakMethod<T extends object>(
  target: T,
  method: keyof T & string,
  when: 'before' | 'after',
  error: Error = new Error('crash'),
): () => void {
  // Which method it is, is the caller's choice, which Reflect cannot know.
  const real = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
  Reflect.set(target, method, async (...args: unknown[]) => {
    if (when === 'after') await real.apply(target, args);
    throw error;
  });
  return () => void Reflect.set(target, method, real);
}

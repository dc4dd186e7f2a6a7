/** Those of `options` that none of a language's patterns allows as a whole. The server looks again, and decides. */
export function refused(options: readonly string[], patterns: readonly string[]): string[] {
  const known = patterns.map(compiled);
  if (known.includes(null)) return [];
  return options.filter((option) => !known.some((pattern) => pattern?.test(option)));
}

/** Written for Python's `re`; null for what reads otherwise here. */
function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return null;
  }
}

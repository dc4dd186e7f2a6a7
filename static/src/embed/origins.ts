// Which pages an embedded page listens to: those that may show it, as the server's policy has them.

/** Whether `origin` is one of `allowed`: exact origins, `https://*.example.edu` or `*`. */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((each) => each === "*" || each === origin || isBelow(origin, each));
}

function isBelow(origin: string, pattern: string): boolean {
  const [scheme, rest] = pattern.split("://*.");
  return rest !== undefined && origin.startsWith(`${scheme}://`) && origin.endsWith(`.${rest}`);
}

// localStorage that may be full or forbidden: the page then works without a memory.

export function load(key: string): string | null {
  try {
    return localStorage.getItem(`compiler:${key}`);
  } catch {
    return null;
  }
}

export function save(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`compiler:${key}`);
    else localStorage.setItem(`compiler:${key}`, value);
  } catch {
    // See above.
  }
}

/** A choice that the server reads when it renders the page, so that the first paint is right. */
export function remember(name: "language" | "theme", value: string | null): void {
  const age = value === null ? 0 : 365 * 24 * 3600;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

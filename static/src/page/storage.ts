// localStorage that may be full or forbidden: the page then works without a memory.

const PREFIX = "compiler:";

export function load(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** False: the browser did not keep it. */
export function save(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}

/** As `load`, of what this tab alone has kept. */
export function loadInTab(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function saveInTab(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, value);
  } catch {
    // Then a reload finds what all tabs have kept.
  }
}

/** The keys that begin with `start`. */
export function keysOf(start: string): string[] {
  try {
    const all = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + start));
    return all.map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Hear what other tabs save. */
export function onElsewhere(heard: (key: string, value: string | null) => void): void {
  window.addEventListener("storage", ({ key, newValue, storageArea }) => {
    if (key?.startsWith(PREFIX) && storageArea === localStorage) heard(key.slice(PREFIX.length), newValue);
  });
}

/** A choice that the server reads when it renders the page, so that the first paint is right. */
export function remember(name: "language" | "locale" | "theme", value: string | null): void {
  const age = value === null ? 0 : 365 * 24 * 3600;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

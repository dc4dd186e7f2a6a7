// Which run this tab shows, kept so that a reload, or a tab closed by mistake, finds it again.

export type Kept = {
  id: string;
  terminalToken: string;
  language: string;
  /** The last output that was drawn. Its device queries have been answered and must not be again. */
  seen: number;
};

const KEY = "compiler:run";
// Functions, as even to name a storage that is forbidden is an error: in frames it often is.
const tab = () => sessionStorage;
const browser = () => localStorage;

/** The run that this tab showed before it was reloaded, or the latest one that no open tab shows. */
export async function recall(): Promise<Kept | null> {
  const own = read(tab);
  if (own !== null) return own;
  const latest = read(browser);
  return latest !== null && (await isFree(latest.id)) ? latest : null;
}

export function keep(run: Kept): void {
  write(tab, run);
  write(browser, run);
}

/** Forget `id`: it has ended. A later run that another tab keeps stays. */
export function forget(id: string): void {
  for (const storage of [tab, browser]) {
    if (read(storage)?.id === id) attempt(() => storage().removeItem(KEY));
  }
}

/** Tell other tabs that this one shows the run, until the tab goes or the returned function is called. */
export function claim(id: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  navigator.locks?.request(lockName(id), () => held).catch(() => {});
  return () => release();
}

async function isFree(id: string): Promise<boolean> {
  // Locks are for secure contexts only; without them a second tab shows the same run, which does no harm.
  if (!navigator.locks) return true;
  return navigator.locks.request(lockName(id), { ifAvailable: true }, (lock) => lock !== null);
}

function lockName(id: string): string {
  return `${KEY}:${id}`;
}

function read(storage: () => Storage): Kept | null {
  try {
    const found: unknown = JSON.parse(storage().getItem(KEY) ?? "null");
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

function isKept(found: unknown): found is Kept {
  const kept = found as Kept | null;
  return typeof kept?.id === "string" && typeof kept.terminalToken === "string" && typeof kept.language === "string";
}

function write(storage: () => Storage, run: Kept): void {
  attempt(() => storage().setItem(KEY, JSON.stringify(run)));
}

/** Storage may be full or forbidden; then the page works without a memory. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // See above.
  }
}

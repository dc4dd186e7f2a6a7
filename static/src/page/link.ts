// Programs that an address carries: `/python#code=...`, percent-encoded or base64url, for links that no server keeps.

const LONGEST = 1_500_000; // Characters of the address; browsers take about two millions.

/** Whether `hash` is to bring a program, readable or not. */
export function carriesCode(hash: string): boolean {
  return /^#(?:.*&)?code=./.test(hash);
}

/** The code that `hash` (with its #) carries; null for none, one that is too long or cannot be decoded. */
export function codeIn(hash: string): string | null {
  const found = /^#(?:.*&)?code=([^&]*)/.exec(hash)?.[1];
  if (!found || found.length > LONGEST) return null;
  return fromBase64(found) ?? fromPercent(found);
}

function fromBase64(text: string): string | null {
  if (!/^[\w-]+={0,2}$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // A plain word such as "main" is base64 too, but never of text.
    return /[^\t\n\r\x20-\x7e\xa0-\uffff]/.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

function fromPercent(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

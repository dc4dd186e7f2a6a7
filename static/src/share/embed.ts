// The code that shows a shared program inside another page.

export type Look = { width: string; height: number; theme: string };

/** An iframe as HTML text. Its sandbox keeps the program's page from leading the page around it elsewhere. */
export function embedCode(url: string, title: string, { width, height, theme }: Look): string {
  const source = new URL(url);
  source.searchParams.set("embed", "1");
  if (theme) source.searchParams.set("theme", theme);
  const attributes = {
    src: source.href,
    title,
    width,
    height: String(height),
    loading: "lazy",
    style: "border: 1px solid #8884; border-radius: 8px",
    sandbox: "allow-scripts allow-same-origin allow-forms allow-popups",
    allow: "clipboard-write",
  };
  const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${pairs.join("\n  ")}></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

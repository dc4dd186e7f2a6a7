// What a run left behind, and how it can be looked at.

export type ProducedFile = { name: string; size: number; mediaType: string; url: string };
export type Kind = "picture" | "table" | "text" | "other";

const PICTURES: Record<string, string> = {
  png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp", svg: "image/svg+xml",
};
const TABLES = ["csv", "tsv"];
const TEXTS = ["txt", "md", "log", "json", "xml", "html", "htm", "yaml", "yml", "toml", "ini", "tex", "sql", "dot", "out"];

/** The name decides, as nothing else about a program's file can be believed. */
export function kindOf({ name, mediaType }: ProducedFile): Kind {
  const ending = endingOf(name);
  if (ending in PICTURES) return "picture";
  if (TABLES.includes(ending)) return "table";
  return TEXTS.includes(ending) || mediaType.startsWith("text/") ? "text" : "other";
}

/** The type under which a picture is drawn: never one that a browser would run. */
export function pictureType(name: string): string {
  return PICTURES[endingOf(name)] ?? "application/octet-stream";
}

function endingOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

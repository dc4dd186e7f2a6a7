import "../nonce.ts";
import "../styles/runs.css";
import { showDifferences } from "./differences.ts";
import type { Part } from "./differences.ts";
import type { Recording } from "./timeline.ts";

const recording = given<Recording>("recording");
const parts = given<Part[]>("parts");
if (recording) void import("./player.ts").then(({ startPlayer }) => startPlayer(recording));
if (parts) showDifferences(parts);

for (const each of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
  each.textContent = new Date(each.dateTime).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}

function given<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}

// What is left of the quota, said in the account's menu when it is opened.

import { identity } from "../run/api.ts";
import { gettext } from "./i18n.ts";

type Count = { limit: number | null; left: number | null };
type Quota = { runsPerDay: Count; cpuSecondsPerDay: Count; runsPerMinute: Count };
type Values = { left: string; limit: number };

const WORDS: [keyof Quota, (values: Values) => string][] = [
  ["runsPerDay", (values) => gettext("%(left)s of %(limit)s runs left today", values)],
  ["cpuSecondsPerDay", (values) => gettext("%(left)s of %(limit)s CPU seconds left today", values)],
  ["runsPerMinute", (values) => gettext("%(left)s of %(limit)s runs left this minute", values)],
];

export function startQuota(): void {
  const place = document.querySelector<HTMLElement>("[data-quota-left]");
  document.getElementById("account-menu")?.addEventListener("beforetoggle", (event) => {
    if (place && (event as ToggleEvent).newState === "open") void show(place);
  });
}

async function show(place: HTMLElement): Promise<void> {
  const response = await fetch("/api/quota", { headers: identity() }).catch(() => null);
  place.textContent = response?.ok ? scarcest((await response.json()) as Quota, document.documentElement.lang) : "";
}

/** Of what is limited, that of which the least is left; "" where nothing is. */
export function scarcest(quota: Quota, language: string): string {
  let least = Infinity;
  let said = "";
  for (const [name, words] of WORDS) {
    const { limit, left } = quota[name];
    if (limit === null || left === null || left / Math.max(1, limit) >= least) continue;
    least = left / Math.max(1, limit);
    said = words({ left: left.toLocaleString(language || undefined), limit });
  }
  return said;
}

import { inside } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";

const SAID_FOR = 1_500; // ms

/** A button that copies what `field` holds, and says whether it could; else the text is selected, to be copied by hand. */
export function startCopying(button: HTMLButtonElement, field: HTMLInputElement | HTMLTextAreaElement): void {
  const label = inside(button, "[data-label]");
  const usual = label.textContent;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", () => {
    void copied(field.value).then((done) => {
      if (!done) field.focus();
      label.textContent = done ? gettext("Copied") : gettext("Press Ctrl+C");
      window.setTimeout(() => (label.textContent = usual), SAID_FOR);
    });
  });
}

export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // Not allowed, or no secure context.
  }
}

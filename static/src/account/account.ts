import "../styles/account.css";
import { inside } from "../page/dom.ts";
import { startCopying } from "../share/copying.ts";

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  button.hidden = false;
  startCopying(button, inside<HTMLInputElement>(button.parentElement ?? document, "input"));
}

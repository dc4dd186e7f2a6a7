// Names what Django's admin leaves without one, for those who hear the page. Some of it is made by other scripts.

const LATER = { childList: true, subtree: true };

function nameAll() {
  each("#searchbar", (field) => document.querySelector("label[for=searchbar] img")?.alt);
  each(".vDateField, .vTimeField", (field) => `${labelOf(field)} ${field.previousSibling?.textContent ?? ""}`);
  each(".select2-selection, .select2-selection__rendered, .select2-search__field", chosenOf);
  for (const tip of document.querySelectorAll(".help-tooltip:not([role])")) tip.setAttribute("role", "img");
}

function each(selector, nameOf) {
  for (const element of document.querySelectorAll(`:is(${selector}):not([aria-label])`)) {
    const name = nameOf(element)?.trim();
    if (name) element.setAttribute("aria-label", name);
  }
}

/** The label of the list that Select2 has put a box of its own in place of. */
function chosenOf(part) {
  const list = part.closest(".select2-container")?.previousElementSibling;
  return list?.labels?.[0]?.textContent ?? labelOf(part);
}

function labelOf(field) {
  return field.closest("fieldset.flex-container, .form-row")?.querySelector("legend, label")?.textContent.trim() ?? "";
}

nameAll();
new MutationObserver(nameAll).observe(document.body, LATER);

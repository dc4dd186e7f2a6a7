/** Give files that are dropped on `pane` to `taken`; while they hover, the pane says so. */
export function startDropping(pane: HTMLElement, taken: (files: File[]) => void): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  pane.addEventListener(
    "dragover",
    (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      pane.classList.add("dropping");
    },
    { capture: true },
  );
  pane.addEventListener("dragleave", (event) => {
    if (!pane.contains(event.relatedTarget as Node | null)) pane.classList.remove("dropping");
  });
  pane.addEventListener(
    "drop",
    (event) => {
      pane.classList.remove("dropping");
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      taken([...(event.dataTransfer?.files ?? [])]);
    },
    { capture: true },
  );
  // Beside the pane a file would take the page's place, and the program with it.
  for (const type of ["dragover", "drop"] as const) window.addEventListener(type, (event) => hasFiles(event) && event.preventDefault());
}

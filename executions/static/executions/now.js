// Keeps the panel of the admin's front page as things are.

const EVERY = 3000; // ms
const panel = document.getElementById("now");

async function refresh() {
  if (!document.hidden) panel.classList.toggle("old", !(await shown()));
  setTimeout(refresh, EVERY);
}

/** False: the site did not answer, or the visitor is not logged in any more. */
async function shown() {
  try {
    const response = await fetch(panel.dataset.url, { redirect: "error" });
    if (!response.ok) return false;
    const parsed = new DOMParser().parseFromString((await response.json()).panel, "text/html");
    // Somebody may be reading it with the keyboard: then it waits.
    if (!panel.contains(document.activeElement)) panel.replaceChildren(...parsed.body.children);
    return true;
  } catch {
    return false;
  }
}

setTimeout(refresh, EVERY);

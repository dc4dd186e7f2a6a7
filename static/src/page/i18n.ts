// The page's words in the visitor's language. Named as Django's `makemessages` looks for them.

type Values = Record<string, string | number>;

interface Catalog {
  /** Singular or several plural forms, by the English text. */
  messages: Record<string, string | string[]>;
  /** Of the catalogue's language: which plural form a count takes. */
  plural: "one-other" | "none";
}

const catalog = read();

function read(): Catalog {
  const given = typeof document === "undefined" ? null : document.getElementById("catalog");
  return given?.textContent ? (JSON.parse(given.textContent) as Catalog) : { messages: {}, plural: "one-other" };
}

/** `text` in the visitor's language, `%(name)s` replaced by `values.name`. */
export function gettext(text: string, values: Values = {}): string {
  const found = catalog.messages[text];
  return filled(typeof found === "string" ? found : text, values);
}

/** As `gettext`, in the form that `count` takes; `%(count)s` is the count. */
export function ngettext(one: string, many: string, count: number, values: Values = {}): string {
  const forms = catalog.messages[one];
  const index = catalog.plural === "none" || count === 1 ? 0 : 1;
  const form = Array.isArray(forms) ? forms[index] : undefined;
  return filled(form ?? (count === 1 ? one : many), { count, ...values });
}

function filled(text: string, values: Values): string {
  return text.replace(/%\((\w+)\)s/g, (whole, name: string) => String(values[name] ?? whole));
}

const dark = matchMedia("(prefers-color-scheme: dark)");
let chosen: "system" | "light" | "dark" = "system";

/** Puts the page in a theme; `system` follows the reader's device from then on. */
export function applyTheme(theme: typeof chosen): void {
  chosen = theme;
  const device = dark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme === "system" ? device : theme;
}

dark.addEventListener("change", () => applyTheme(chosen));

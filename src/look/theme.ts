const dark = matchMedia("(prefers-color-scheme: dark)");
let chosen: "system" | "light" | "dark" = "system";
/** A projected page is dark, whatever was chosen. */
let isProjected = false;

/** Puts the page in a theme; `system` follows the reader's device from then on. */
export function applyTheme(theme: typeof chosen): void {
  chosen = theme;
  const device = dark.matches ? "dark" : "light";
  const shown = theme === "system" ? device : theme;
  document.documentElement.dataset.theme = isProjected ? "dark" : shown;
}

/** Dark and large, for a room; returns the function that puts the page back as it was. */
export function project(): () => void {
  isProjected = true;
  document.documentElement.dataset.stage = "";
  applyTheme(chosen);
  return () => {
    isProjected = false;
    delete document.documentElement.dataset.stage;
    applyTheme(chosen);
  };
}

dark.addEventListener("change", () => applyTheme(chosen));

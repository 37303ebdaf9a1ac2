/**
 * Puts the kept theme on the page before anything is painted, so that a dark page never starts white. It runs as a file
 * of its own, ahead of everything else: it may use nothing from outside. See `theme-mode.ts` for the choice it reads.
 */
export function paintKeptTheme(): void {
  let choice: string | null = null;
  try {
    choice = localStorage.getItem("stockguard.theme");
  } catch {
    // No storage: as the system has it.
  }
  const isDark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
}

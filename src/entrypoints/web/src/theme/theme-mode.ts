import { useEffect, useState, useSyncExternalStore } from "react";
import type { ThemeMode } from "./theme-shade.ts";
import { readChoice, writeChoice } from "../browser/kept-choice.ts";

export type ThemeChoice = "auto" | "light" | "dark";

const CHOICES: readonly ThemeChoice[] = ["auto", "light", "dark"];
const DARK_SYSTEM = window.matchMedia("(prefers-color-scheme: dark)");

/** The reader's choice, kept in this browser, and what it comes to now. */
export function useThemeMode(): {
  readonly choice: ThemeChoice;
  readonly mode: ThemeMode;
  setChoice(choice: ThemeChoice): void;
} {
  const [choice, setChoice] = useState(() => readChoice("theme", CHOICES, "auto"));
  const isSystemDark = useSyncExternalStore(watchSystem, () => DARK_SYSTEM.matches);
  const mode = choice === "auto" ? (isSystemDark ? "dark" : "light") : choice;

  useEffect(() => {
    document.documentElement.dataset["theme"] = mode;
    document.documentElement.style.colorScheme = mode;
  }, [mode]);

  return {
    choice,
    mode,
    setChoice: (next) => {
      setChoice(next);
      writeChoice("theme", next);
    },
  };
}

function watchSystem(onChange: () => void): () => void {
  DARK_SYSTEM.addEventListener("change", onChange);
  return () => DARK_SYSTEM.removeEventListener("change", onChange);
}

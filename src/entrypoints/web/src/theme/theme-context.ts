import { createContext, useContext } from "react";
import type { ThemeChoice, ThemeMode } from "./theme-mode.ts";

interface ThemeSetting {
  readonly choice: ThemeChoice;
  readonly mode: ThemeMode;
  setChoice(choice: ThemeChoice): void;
}

export const ThemeContext = createContext<ThemeSetting>({ choice: "auto", mode: "light", setChoice: () => undefined });

/** The theme in use and the reader's choice of it. */
export function useTheme(): ThemeSetting {
  return useContext(ThemeContext);
}

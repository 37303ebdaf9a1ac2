/** Colours of the charts; they repeat `theme.css`, which a chart cannot read. */
export interface ChartPalette {
  readonly ink: string;
  readonly ink_soft: string;
  readonly line: string;
  readonly card: string;
  readonly accent: string;
  readonly band: string;
  readonly receipt: string;
  readonly bad: string;
  readonly bad_soft: string;
  readonly warn: string;
  readonly muted: string;
  readonly shade: string;
}

export const CHART_PALETTES: Readonly<Record<"light" | "dark", ChartPalette>> = {
  light: {
    ink: "#1b2433",
    ink_soft: "#566277",
    line: "#e3e7ee",
    card: "#ffffff",
    accent: "#3557d6",
    band: "rgba(53, 87, 214, 0.16)",
    receipt: "#2fa36b",
    bad: "#b0123f",
    bad_soft: "rgba(176, 18, 63, 0.06)",
    warn: "#c26f00",
    muted: "#b6bfcc",
    shade: "rgba(120, 132, 150, 0.16)",
  },
  dark: {
    ink: "#e6ebf2",
    ink_soft: "#a3afc0",
    line: "#29323f",
    card: "#1d2530",
    accent: "#7f9bff",
    band: "rgba(127, 155, 255, 0.2)",
    receipt: "#35b877",
    bad: "#ff7a9c",
    bad_soft: "rgba(255, 122, 156, 0.08)",
    warn: "#f2ae4e",
    muted: "#5b6778",
    shade: "rgba(150, 163, 182, 0.16)",
  },
};

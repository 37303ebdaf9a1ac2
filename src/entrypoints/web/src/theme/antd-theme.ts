import { theme, type ThemeConfig } from "antd";
import { FONT } from "./font.ts";
import { markTokens } from "./mark-tokens.ts";
import type { ThemeMode } from "./theme-shade.ts";

const SURFACES = {
  light: {
    primary: "#3557d6",
    accent: "#3557d6",
    page: "#f3f5f8",
    card: "#ffffff",
    raised: "#ffffff",
    line: "#e3e7ee",
    ink: "#1b2433",
  },
  dark: {
    primary: "#5a7bff",
    accent: "#8aa4ff",
    page: "#0e1218",
    card: "#161c25",
    raised: "#1d2530",
    line: "#29323f",
    ink: "#e6ebf2",
  },
} as const;

/** The component library in our dress; the same colours stand in `theme.css`. Nothing moves where `isStill`. */
export function antdTheme(mode: ThemeMode, isStill: boolean): ThemeConfig {
  const { primary, accent, page, card, raised, line, ink } = SURFACES[mode];
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: primary,
      colorInfo: accent,
      colorLink: accent,
      colorBgLayout: page,
      colorBgContainer: card,
      colorBgElevated: raised,
      colorBorder: line,
      colorBorderSecondary: line,
      colorTextBase: ink,
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 34,
      fontFamily: FONT,
      fontSize: 14,
      ...markTokens(mode),
      wireframe: false,
      motion: !isStill,
    },
    components: {
      Table: {
        headerBg: "transparent",
        headerSplitColor: "transparent",
        headerColor: mode === "dark" ? "#95a1b3" : "#5d6a7e",
        headerSortActiveBg: "transparent",
        headerSortHoverBg: "transparent",
        bodySortBg: "transparent",
        rowHoverBg: mode === "dark" ? "#1b2330" : "#f6f8fc",
        cellPaddingBlockMD: 7,
        cellPaddingInlineMD: 10,
      },
      Button: {
        ...{ primaryShadow: "none", defaultShadow: "none" },
        ...(mode === "dark" ? { dangerColor: "#2a0f0d" } : {}),
      },
      Tooltip: { fontSize: 13 },
      Segmented: { trackBg: mode === "dark" ? "#10151c" : "#eaeef4" },
    },
  };
}

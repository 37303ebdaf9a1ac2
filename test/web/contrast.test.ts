import { describe, expect, it } from "@jest/globals";
import { theme } from "antd";
import { antdTheme } from "../../src/entrypoints/web/src/theme/antd-theme.ts";

/** Relative luminance of a colour (#rrggbb), WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"] as const)("words in the %s theme", (mode) => {
  const token = theme.getDesignToken(antdTheme(mode, true));
  const pairs = [
    ...(["green", "gold", "orange", "red", "blue"] as const).map((name) => ({
      name: `${name} tags`,
      words: token[`${name}7`],
      behind: token[`${name}1`],
    })),
    { name: "success tags", words: token.colorSuccess, behind: token.colorSuccessBg },
    { name: "warning tags", words: token.colorWarning, behind: token.colorWarningBg },
    { name: "error tags", words: token.colorError, behind: token.colorErrorBg },
    { name: "processing tags", words: token.colorInfo, behind: token.colorInfoBg },
    { name: "danger links", words: token.colorError, behind: token.colorBgContainer },
    { name: "links", words: token.colorLink, behind: token.colorBgContainer },
  ];
  it.each(pairs)("of $name stand out at least 4.5 : 1", ({ words, behind }) => {
    expect(contrast(words, behind)).toBeGreaterThanOrEqual(4.5);
  });
});

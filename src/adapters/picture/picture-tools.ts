import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type * as ECharts from "echarts";
import type { DrawPicture } from "../../ports/picture-drawer.ts";
import { PICTURE, pictureHeight } from "./picture-layout.ts";
import { PICTURE_FONT, projectionPictureOption } from "./projection-picture-option.ts";

const FONT_FILE = new URL("./font/noto-sans-sc-gb2312.otf", import.meta.url);
const ECHARTS = "echarts/dist/echarts.esm.min.mjs";
const RESVG_WASM = "@resvg/resvg-wasm/index_bg.wasm";

/**
 * ECharts, which draws as SVG, and resvg, which makes a PNG of that with a font of our own, so that a picture looks the
 * same on every machine. Together they hold some 60 MB.
 */
export async function loadPictureTools() {
  const [charts, resvg, font] = await Promise.all([loadCharts(), loadResvg(), readFile(FONT_FILE)]);
  const { init } = charts;

  function svgOf(panels: Parameters<DrawPicture>[0]): string {
    const { width } = PICTURE;
    const chart = init(null, null, { renderer: "svg", ssr: true, width, height: pictureHeight(panels.length) });
    try {
      chart.setOption(projectionPictureOption(panels));
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  }

  function pngOf(svg: string): Uint8Array {
    const drawn = new resvg.Resvg(svg, {
      fitTo: { mode: "zoom", value: PICTURE.zoom },
      font: { fontBuffers: [font], defaultFontFamily: PICTURE_FONT },
    });
    const image = drawn.render();
    const png = image.asPng();
    image.free();
    drawn.free();
    return png;
  }

  return { svgOf, pngOf };
}

/** The one file of all its parts loads in a seventh of the time of its six hundred modules. */
async function loadCharts(): Promise<Pick<typeof ECharts, "init">> {
  const file = createRequire(import.meta.url).resolve(ECHARTS);
  // Its own build of the package named by the type.
  return (await import(pathToFileURL(file).href)) as typeof ECharts;
}

async function loadResvg() {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  await initWasm(await readFile(createRequire(import.meta.url).resolve(RESVG_WASM)));
  return { Resvg };
}

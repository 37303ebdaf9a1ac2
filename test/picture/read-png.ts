import { inflateSync } from "node:zlib";

/** A PNG taken apart by hand, without the program that wrote it. */
export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** How many pixels are of a colour, each part at most 12 away. */
  count(rgb: readonly [number, number, number]): number;
}

const SIGNATURE = "89504e470d0a1a0a";
const CHANNELS = 4;

/** Reads an eight-bit RGBA picture; throws on anything else. */
export function readPng(png: Uint8Array): ReadPng {
  const bytes = Buffer.from(png);
  if (bytes.subarray(0, 8).toString("hex") !== SIGNATURE) throw new Error("not a PNG");
  const packed: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") {
      [width, height] = [chunk.readUInt32BE(0), chunk.readUInt32BE(4)];
      if (chunk[8] !== 8 || chunk[9] !== 6) throw new Error("not eight-bit RGBA");
    }
    if (name === "IDAT") packed.push(chunk);
    at += length + 12;
  }
  const pixels = unfiltered(inflateSync(Buffer.concat(packed)), width * CHANNELS, height);
  return {
    width,
    height,
    count: (rgb) => {
      let found = 0;
      for (let at = 0; at < pixels.length; at += CHANNELS)
        if (rgb.every((part, index) => Math.abs((pixels[at + index] ?? 0) - part) <= 12)) found += 1;
      return found;
    },
  };
}

/** Rows as they were before the filters of the PNG specification, section 9. */
function unfiltered(rows: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = rows[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x < CHANNELS ? 0 : (pixels[at - CHANNELS] ?? 0);
      const up = row === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = row === 0 || x < CHANNELS ? 0 : (pixels[at - stride - CHANNELS] ?? 0);
      const guesses = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)];
      pixels[at] = (rows[row * (stride + 1) + 1 + x] ?? 0) + (guesses[filter] ?? 0);
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

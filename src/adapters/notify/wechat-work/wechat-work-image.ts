import { createHash } from "node:crypto";

/** What a robot takes before base64. */
const MOST_BYTES = 2 * 1024 * 1024;

/** A picture in the robot's JSON; null where it takes none so large. */
export function wechatImage(png: Uint8Array) {
  if (png.length > MOST_BYTES) return null;
  const base64 = Buffer.from(png).toString("base64");
  return { msgtype: "image", image: { base64, md5: createHash("md5").update(png).digest("hex") } };
}

import { z } from "zod";

/** A setting that is on or off, as people write it or as it is kept; off where nothing is said. */
export const yesOrNo = z
  .union([z.boolean(), z.stringbool({ truthy: ["true", "是"], falsy: ["false", "否"] })], { error: "应是“是”或“否”" })
  .default(false);

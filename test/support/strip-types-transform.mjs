import { stripTypeScriptTypes } from "node:module";

/** Jest runs TypeScript the way Node does: types are blanked out in place, so lines and columns stay true. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};

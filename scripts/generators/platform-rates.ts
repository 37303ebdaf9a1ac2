import { readFile } from "node:fs/promises";
import { parse } from "yaml";

const SPECIFICATION = "packages/open-api-client/openapi.yaml";
const HEAD = `import type { paths } from "./platform.ts";

/**
 * Requests a second the platform allows per company and endpoint.
 * Generated from ${SPECIFICATION} (x-rate-per-second), do not edit.
 */
export const RATE_PER_SECOND: Readonly<Record<keyof paths, number>> = {
`;

interface Specification {
  readonly paths: Readonly<Record<string, { readonly post: { readonly "x-rate-per-second": number } }>>;
}

/** The rate of every endpoint, made from our OpenAPI description of the platform. */
export const platformRates = {
  file: "packages/open-api-client/src/generated/rates.ts",
  async content(): Promise<string> {
    const text = await readFile(new URL(`../../${SPECIFICATION}`, import.meta.url), "utf8");
    // The specification's own test lints it; this reads one number per path.
    const { paths } = parse(text) as Specification;
    const lines = Object.entries(paths).map(([path, { post }]) => `  "${path}": ${post["x-rate-per-second"]},\n`);
    return `${HEAD}${lines.join("")}};\n`;
  },
};

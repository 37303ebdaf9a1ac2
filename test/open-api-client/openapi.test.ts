import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { createConfig, lint, parseYaml } from "@redocly/openapi-core";
import { COMPANY_PER_SECOND, RATE_PER_SECOND } from "../../packages/open-api-client/src/endpoints.ts";
import { REPLY_SCHEMAS } from "../../packages/open-api-client/src/replies/reply-schemas.ts";
import { platformTypes } from "../../scripts/generators/platform-types.ts";

const SPECIFICATION = fileURLToPath(new URL("../../packages/open-api-client/openapi.yaml", import.meta.url));

interface Specification {
  readonly paths: Readonly<Record<string, { readonly post: { readonly "x-rate-per-second": number } }>>;
  readonly webhooks: Readonly<Record<string, unknown>>;
}

async function specification(): Promise<Specification> {
  // The lint test holds the file to the OpenAPI schema; this test reads two corners of it.
  return parseYaml(await readFile(SPECIFICATION, "utf8")) as Specification;
}

describe("openapi.yaml", () => {
  it("has nothing for the public linter's recommended rules to complain about", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lint({ ref: SPECIFICATION, config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it("is linted by rules that do find faults", async () => {
    const config = await createConfig({
      extends: ["recommended"],
      rules: { "operation-operationId": "off", "tag-description": "error", "paths-kebab-case": "error" },
    });
    const problems = await lint({ ref: SPECIFICATION, config });
    expect(problems.some(({ ruleId }) => ruleId === "paths-kebab-case")).toBe(true);
  });

  it("names the rates the client keeps", async () => {
    const { paths } = await specification();
    const rates = Object.entries(paths).map(([path, { post }]) => [path, post["x-rate-per-second"]]);
    expect(Object.fromEntries(rates)).toEqual(RATE_PER_SECOND);
    expect(Math.max(...Object.values(RATE_PER_SECOND))).toBeLessThanOrEqual(COMPANY_PER_SECOND);
  });

  it("describes every push by its op", async () => {
    const { webhooks } = await specification();
    expect(Object.keys(webhooks).toSorted()).toEqual([
      "data_create",
      "data_create_message",
      "data_recover",
      "data_remove",
      "data_test",
      "data_update",
      "data_update_message",
      "flow_message",
      "form_schedule_message",
      "form_update",
    ]);
  });

  it("has a check for the reply of every endpoint of the API host", async () => {
    const { paths } = await specification();
    expect(Object.keys(REPLY_SCHEMAS).toSorted()).toEqual(
      Object.keys(paths)
        .filter((path) => path !== "/{upload_path}")
        .toSorted(),
    );
  });
});

describe("the generated types", () => {
  it("are what the specification gives", async () => {
    expect(await readFile(new URL(`../../${platformTypes.file}`, import.meta.url), "utf8")).toBe(
      await platformTypes.content(),
    );
  });

  it("say that they are generated", async () => {
    expect(await platformTypes.content()).toMatch(/^\/\*\*\n \* Generated from \S+, do not edit\./);
  });
});

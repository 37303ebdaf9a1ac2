import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const SPECIFICATION = "packages/open-api-client/openapi.yaml";
const HEAD = `/**
 * Generated from ${SPECIFICATION}, do not edit.
 * Change the specification and run \`npm run generate\`.
 */

`;

/** Types of the platform's API, made from our OpenAPI description of it. */
export const platformTypes = {
  file: "packages/open-api-client/src/generated/platform.ts",
  async content(): Promise<string> {
    const specification = new URL(`../../${SPECIFICATION}`, import.meta.url);
    const nodes = await openapiTS(specification, { immutable: true });
    return HEAD + astToString(nodes.filter((node) => !isEmptyDefinitions(node)));
  },
};

/** openapi-typescript always adds an empty `$defs`, which nobody reads. */
function isEmptyDefinitions(node: ts.Node): boolean {
  return ts.isTypeAliasDeclaration(node) && node.name.text === "$defs";
}

import type { Assembly } from "../assembly.ts";
import { contactEndpoints } from "./contact-endpoints.ts";
import { dataBatchEndpoints } from "./data-batch-endpoints.ts";
import { dataReadEndpoints } from "./data-read-endpoints.ts";
import { dataWriteEndpoints } from "./data-write-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { fileEndpoints } from "./file-endpoints.ts";
import { formEndpoints } from "./form-endpoints.ts";
import { oldDataEndpoints } from "./old-data-endpoints.ts";
import { workflowActionEndpoints } from "./workflow-action-endpoints.ts";
import { workflowQueryEndpoints } from "./workflow-query-endpoints.ts";

/** Every endpoint of the Open API. A new one is one file and one line here. */
export function apiEndpoints(parts: Assembly): readonly Endpoint[] {
  const data = [...dataReadEndpoints(parts), ...dataWriteEndpoints(parts), ...dataBatchEndpoints(parts)];
  return [
    ...formEndpoints(parts),
    ...data,
    ...oldDataEndpoints(parts, data),
    ...fileEndpoints(parts),
    ...workflowQueryEndpoints(parts),
    ...workflowActionEndpoints(parts),
    ...contactEndpoints(parts),
  ];
}

import { useQuery } from "@tanstack/react-query";
import type { Permission } from "../../../../contracts/access.ts";
import { sessionQuery } from "./queries.ts";

/** Whether whoever looks may do this; the server checks it again. */
export function useMay(permission: Permission): boolean {
  const { data } = useQuery({ ...sessionQuery, select: ({ permissions }) => permissions.includes(permission) });
  return data ?? false;
}

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { RuleTrial, RuleTrialRequest, RuleValues } from "../../../../contracts/rule-editor.ts";
import { postJson } from "../api/api-client.ts";

const PAUSE_MS = 500;

/** What a draft would have sent, asked for when the person pauses or asks. */
export function useRuleTrial(record_id: string | null, values: RuleValues) {
  const text = JSON.stringify(values);
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ["rule-trial", record_id, asked],
    queryFn: () => {
      // Written by `JSON.stringify` above.
      const request: RuleTrialRequest = { record_id, values: JSON.parse(asked) as RuleValues };
      return postJson<RuleTrial>("/rules/trial", request);
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    trial: data ?? null,
    error,
    /** Whether the trial is of what stands in the fields now. */
    isCurrent: asked === text && !isFetching && !isPlaceholderData && data !== undefined,
    ask: () => {
      if (asked === text) void refetch();
      else setAsked(text);
    },
  };
}

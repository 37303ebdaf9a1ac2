import { useMutation } from "@tanstack/react-query";
import { App } from "antd";
import { postJson } from "../api/api-client.ts";
import { useTexts } from "../text/language-context.tsx";
import { saveJson } from "./save-json.ts";

/** Handing a customer's data over, and letting an erased customer in again. */
export function useCustomerActions(customer_code: string, onLifted: () => void) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const words = texts.customers;
  const onError = (error: Error) => void message.error(error.message || texts.state.offline);
  return {
    exported: useMutation({
      mutationFn: () => postJson<unknown>("/customers/export", { customer_code }),
      onError,
      onSuccess: (data) => {
        saveJson(`customer-${customer_code}.json`, data);
        void message.success(words.exported);
      },
    }),
    lifted: useMutation({
      mutationFn: () => postJson<unknown>("/customers/lift-erasure", { customer_code }),
      onError,
      onSuccess: () => {
        void message.success(words.lifted);
        onLifted();
      },
    }),
  };
}

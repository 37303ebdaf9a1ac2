import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { PurchaseOrderRequest, PurchaseOrdersReport } from "../../../../contracts/purchase-order.ts";
import { ApiError, postJson } from "../api/api-client.ts";
import { purchaseOrdersQuery } from "../api/queries.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";

/** Has orders made, and the page show what became of them and of the plan. */
export function useMakeOrders(onDone: () => void) {
  const { texts, language } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: PurchaseOrderRequest) => postJson<PurchaseOrdersReport>("/purchase-orders", request),
    onError: (error) => {
      const hint = error instanceof ApiError ? error.hint : "";
      void message.error([error.message || texts.state.offline, hint].filter((text) => text !== "").join(" "), 8);
    },
    onSuccess: ({ orders }) => {
      onDone();
      void message.success(texts.orders.done(countText(orders.length, language)));
      return Promise.all([
        client.invalidateQueries({ queryKey: purchaseOrdersQuery.queryKey }),
        client.invalidateQueries({ queryKey: ["plan"] }),
      ]);
    },
  });
}

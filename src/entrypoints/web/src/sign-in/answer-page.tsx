import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import type { AnswerReport } from "../../../../contracts/access.ts";
import { postJson } from "../api/api-client.ts";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { OrderForm, type StatedOrder } from "./order-form.tsx";
import { SignInCard } from "./sign-in-card.tsx";
import { useHash } from "./use-hash.ts";

/** Where a link in a message leads: it asks first, because chats and mail programs open links by themselves. */
export function AnswerPage() {
  const { texts } = useTexts();
  const token = useHash();
  const look = useQuery({
    queryKey: ["answer", token],
    queryFn: () => postJson<AnswerReport>("/answer/look", { token }),
  });
  const answer = useMutation({ mutationFn: (order: StatedOrder | null) => postJson("/answer", { token, order }) });
  const words = texts.answer;
  if (look.data === undefined) {
    return (
      <SignInCard title={words.acknowledge_title} error={look.error}>
        {!look.isError && <Skeleton active />}
      </SignInCard>
    );
  }
  const { item_code, location_code, item_name, is_used } = look.data;
  const place = [item_name ?? item_code, location_code].filter((part) => part !== "").join(" · ");
  const toItem = <Button href={itemPath(look.data)}>{words.to_item}</Button>;
  if (answer.isSuccess || is_used) {
    const [title, lead] = answer.isSuccess ? [words.done, words.done_hint] : [words.used, words.used_hint];
    return (
      <SignInCard title={title} lead={`${place}：${lead}`} error={null}>
        {toItem}
      </SignInCard>
    );
  }
  const kind = look.data.answer;
  return (
    <SignInCard title={words[`${kind}_title`]} lead={`${place}：${words[`${kind}_lead`]}`} error={answer.error}>
      {kind === "order" ? (
        <OrderForm
          suggested={look.data.suggested_order_quantity}
          isPending={answer.isPending}
          onOrder={answer.mutate}
        />
      ) : (
        <Button type="primary" size="large" block loading={answer.isPending} onClick={() => answer.mutate(null)}>
          {words[kind]}
        </Button>
      )}
    </SignInCard>
  );
}

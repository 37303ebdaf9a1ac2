import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import type { LinkReport, LinkRequest } from "../../../../contracts/access.ts";
import { postJson } from "../api/api-client.ts";
import { sessionQuery } from "../api/queries.ts";
import { navigate, replaceLocation } from "../routing/location.ts";
import { useTexts } from "../text/language-context.tsx";
import { type ChosenAccount, PasswordForm } from "./password-form.tsx";
import { SignInCard } from "./sign-in-card.tsx";
import { useHash } from "./use-hash.ts";

/** Where a one-time link leads: the first administrator, or a new password. */
export function LinkPage() {
  const { texts } = useTexts();
  const client = useQueryClient();
  const code = new URLSearchParams(useHash()).get("code") ?? "";
  const link = useQuery({ queryKey: ["link", code], queryFn: () => postJson<LinkReport>("/link/look", { code }) });
  const use = useMutation({
    mutationFn: (request: LinkRequest) => postJson("/link", request),
    onSuccess: async () => {
      // The code is of no use any more and belongs into no history.
      replaceLocation("/");
      await client.resetQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const words = texts.link;
  if (link.data === undefined) {
    return (
      <SignInCard title={texts.sign_in.title} error={link.error}>
        {link.isError ? <Button onClick={() => navigate("/")}>{words.to_sign_in}</Button> : <Skeleton active />}
      </SignInCard>
    );
  }
  const { is_first, login_name } = link.data;
  const title = is_first ? words.first_title : words.password_title(login_name ?? "");
  const finish = ({ login_name, display_name, password }: ChosenAccount) =>
    use.mutate({ code, login_name, display_name, password });
  return (
    <SignInCard title={title} lead={is_first ? words.first_lead : words.password_lead} error={use.error}>
      <PasswordForm asksName={is_first} isPending={use.isPending} onFinish={finish} />
    </SignInCard>
  );
}

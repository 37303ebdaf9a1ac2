import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Divider, Form, Input } from "antd";
import type { SignInRequest } from "../../../../contracts/access.ts";
import { postJson } from "../api/api-client.ts";
import { sessionQuery, signInOptionsQuery } from "../api/queries.ts";
import { asStarted } from "../text/as-started.ts";
import { useTexts } from "../text/language-context.tsx";
import { SignInCard } from "./sign-in-card.tsx";
import styles from "./sign-in-page.module.css";

/** Shown to whoever is not signed in. */
export function SignInPage() {
  const { texts } = useTexts();
  const client = useQueryClient();
  const { data: options } = useQuery(signInOptionsQuery);
  const signIn = useMutation({
    mutationFn: (request: SignInRequest) => postJson("/sign-in", request),
    onSuccess: () => client.resetQueries({ queryKey: sessionQuery.queryKey }),
  });
  const words = texts.sign_in;
  return (
    <SignInCard title={words.title} error={signIn.error}>
      <Form<SignInRequest> layout="vertical" requiredMark={false} onFinish={(request) => signIn.mutate(request)}>
        <Form.Item
          name="login_name"
          label={words.login_name}
          rules={[{ required: true, message: texts.link.required }]}
        >
          <Input autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label={words.password} rules={[{ required: true, message: texts.link.required }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {words.submit}
        </Button>
      </Form>
      {options?.single_sign_on === true && (
        <>
          <Divider plain>{words.or}</Divider>
          <Button href="/api/v1/sso/begin" size="large" block>
            {words.single_sign_on}
          </Button>
        </>
      )}
      <p className={styles["foot"]}>
        {words.forgotten}{" "}
        <code className={styles["command"]}>{asStarted("`stockguard sign-in`").replaceAll("`", "")}</code>
      </p>
    </SignInCard>
  );
}

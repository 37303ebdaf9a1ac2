import { useTexts } from "../text/language-context.tsx";

/** The roles as a select takes them. */
export function useRoleChoices() {
  const { user_role } = useTexts().texts;
  return Object.entries(user_role).map(([value, label]) => ({ value, label }));
}

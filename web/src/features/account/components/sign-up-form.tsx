import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { useSignUp } from "@/features/account/api";
import { reasonText } from "@/features/account/fault";
import { signUpForm } from "@/features/account/schemas";
import { showFaults } from "@/lib/form";
import { faultText } from "@/lib/texts";

import { AccountField } from "./account-field";
import { FormFault } from "./form-fault";

const FIELDS = ["email", "username", "password"] as const;

export function SignUpForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(signUpForm),
    defaultValues: { email: "", username: "", password: "" },
  });
  const signUp = useSignUp();
  const submit = handleSubmit((values) =>
    signUp.mutate(values, {
      onSuccess: onDone,
      onError: (error) => {
        const placed = showFaults(error, FIELDS, setError, (_, reason) => reasonText(t, reason));
        if (!placed) setError("root", { message: faultText(common, error) });
      },
    }),
  );
  return (
    <form noValidate className="grid gap-5" onSubmit={submit}>
      <FormFault text={formState.errors.root?.message} />
      <AccountField
        label={t("field.email")}
        type="email"
        autoComplete="email"
        registered={register("email")}
        fault={formState.errors.email}
      />
      <AccountField
        label={t("field.username")}
        hint={t("field.usernameHint")}
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
        registered={register("username")}
        fault={formState.errors.username}
      />
      <AccountField
        label={t("field.password")}
        hint={t("field.passwordHint")}
        type="password"
        autoComplete="new-password"
        registered={register("password")}
        fault={formState.errors.password}
      />
      <Button type="submit" size="lg" busy={signUp.isPending}>
        {t("signUp.submit")}
      </Button>
    </form>
  );
}

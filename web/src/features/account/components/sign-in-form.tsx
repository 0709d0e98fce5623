import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/client";
import { Button } from "@/components/ui/button";
import { useSignIn } from "@/features/account/api";
import { signInForm } from "@/features/account/schemas";
import { faultText } from "@/lib/texts";

import { AccountField } from "./account-field";
import { FormFault } from "./form-fault";

export function SignInForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(["account", "common"]);
  const { t: common } = useTranslation();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(signInForm),
    defaultValues: { email: "", password: "" },
  });
  const signIn = useSignIn();
  const refusal = (error: Error) => {
    if (!(error instanceof ApiError) || error.status !== 401) return faultText(common, error);
    return t(error.message.includes("deactivated") ? "signIn.deactivated" : "signIn.wrong");
  };
  const fault = signIn.error === null ? undefined : refusal(signIn.error);
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={handleSubmit((values) => signIn.mutate(values, { onSuccess: onDone }))}
    >
      <FormFault text={fault} />
      <AccountField
        label={t("field.email")}
        type="email"
        autoComplete="username"
        registered={register("email")}
        fault={formState.errors.email}
      />
      <AccountField
        label={t("field.password")}
        type="password"
        autoComplete="current-password"
        registered={register("password")}
        fault={formState.errors.password}
      />
      <Button type="submit" size="lg" busy={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}

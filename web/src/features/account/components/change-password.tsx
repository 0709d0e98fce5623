import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toasts";
import { useChangePassword, useProfile } from "@/features/account/api";
import { reasonText } from "@/features/account/fault";
import { passwordForm } from "@/features/account/schemas";
import { showFaults } from "@/lib/form";
import { faultText } from "@/lib/texts";

import { AccountField } from "./account-field";
import { FormFault } from "./form-fault";

export function ChangePassword() {
  const { t } = useTranslation("account");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">{t("security.changePassword")}</Button>
      </DialogTrigger>
      <DialogContent title={t("security.changePassword")} text={t("security.changeText")}>
        <PasswordForm onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const { data: profile } = useProfile();
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(passwordForm),
    defaultValues: { password: "", newPassword: "" },
  });
  const change = useChangePassword();
  const submit = handleSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        toast(t("security.changed"));
        onDone();
      },
      onError: (error) => {
        const placed = showFaults(error, ["password", "newPassword"], setError, (_, reason) =>
          reasonText(t, reason),
        );
        if (!placed) setError("root", { message: faultText(common, error) });
      },
    }),
  );
  const { errors } = formState;
  return (
    <form noValidate className="mt-6 grid gap-5" onSubmit={submit}>
      <FormFault text={errors.root?.message} />
      {/* for password managers: whose password this is */}
      <input type="text" autoComplete="username" value={profile?.email ?? ""} readOnly hidden />
      <AccountField
        label={t("field.currentPassword")}
        type="password"
        autoComplete="current-password"
        registered={register("password")}
        fault={errors.password}
      />
      <AccountField
        label={t("field.newPassword")}
        hint={t("field.passwordHint")}
        type="password"
        autoComplete="new-password"
        registered={register("newPassword")}
        fault={errors.newPassword}
      />
      <DialogActions className="mt-1">
        <Button type="submit" busy={change.isPending}>
          {t("security.changePassword")}
        </Button>
      </DialogActions>
    </form>
  );
}

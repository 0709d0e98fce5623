import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/client";
import { Button } from "@/components/ui/button";
import { DialogActions, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toasts";
import { useErase } from "@/features/account/api";
import { reasonText } from "@/features/account/fault";
import { eraseForm } from "@/features/account/schemas";
import { showFaults } from "@/lib/form";
import { faultText } from "@/lib/texts";

import { AccountField } from "./account-field";
import { FormFault } from "./form-fault";

/** The password once more, and all is gone. */
export function EraseForm() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(eraseForm),
    defaultValues: { password: "" },
  });
  const erase = useErase();
  const submit = handleSubmit((values) =>
    erase.mutate(values, {
      onSuccess: () => toast(t("data.erased")),
      onError: (error) => {
        if (showFaults(error, ["password"], setError, (_, reason) => reasonText(t, reason))) return;
        const lastAdmin = error instanceof ApiError && error.status === 403;
        setError("root", { message: lastAdmin ? t("data.lastAdmin") : faultText(common, error) });
      },
    }),
  );
  return (
    <form noValidate className="mt-6 grid gap-5" onSubmit={submit}>
      <FormFault text={formState.errors.root?.message} />
      <AccountField
        label={t("field.password")}
        type="password"
        autoComplete="current-password"
        registered={register("password")}
        fault={formState.errors.password}
      />
      <DialogActions className="mt-1">
        <DialogClose asChild>
          <Button variant="secondary">{common("action.cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="danger" busy={erase.isPending}>
          {t("data.eraseConfirm")}
        </Button>
      </DialogActions>
    </form>
  );
}

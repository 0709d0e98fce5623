import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";

import type { Profile } from "@/client";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { useChangeProfile } from "@/features/account/api";
import { reasonText } from "@/features/account/fault";
import { profileForm } from "@/features/account/schemas";
import { showFaults } from "@/lib/form";
import { faultText } from "@/lib/texts";

import { AccountField } from "./account-field";

const FIELDS = ["firstName", "lastName", "username"] as const;

export function ProfileForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const { firstName, lastName, username } = profile;
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(profileForm),
    values: { firstName: firstName ?? "", lastName: lastName ?? "", username },
  });
  const change = useChangeProfile();
  const submit = handleSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => toast(t("profile.saved")),
      onError: (error) => {
        if (!showFaults(error, FIELDS, setError, (_, reason) => reasonText(t, reason))) {
          toast(faultText(common, error), { tone: "danger" });
        }
      },
    }),
  );
  const { errors } = formState;
  return (
    <form noValidate className="grid gap-5 sm:grid-cols-2" onSubmit={submit}>
      <AccountField
        label={t("field.firstName")}
        autoComplete="given-name"
        registered={register("firstName")}
        fault={errors.firstName}
      />
      <AccountField
        label={t("field.lastName")}
        autoComplete="family-name"
        registered={register("lastName")}
        fault={errors.lastName}
      />
      <AccountField
        label={t("field.username")}
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
        registered={register("username")}
        fault={errors.username}
      />
      <div className="flex items-end justify-end">
        <Button type="submit" busy={change.isPending} disabled={!formState.isDirty}>
          {common("action.save")}
        </Button>
      </div>
    </form>
  );
}

import { useTranslation } from "react-i18next";

import { Section, Setting } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toasts";
import { useProfile, useSignOut } from "@/features/account/api";
import { faultText, useFormat } from "@/lib/texts";

import { ChangePassword } from "./change-password";

/** Password and sign-ins. */
export function Security() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { data: profile } = useProfile();
  const signOut = useSignOut();
  const everywhere = () =>
    signOut.mutateAsync(true, { onError: (error) => toast(faultText(common, error), { tone: "danger" }) });
  const last = profile?.lastLogin;
  return (
    <Section title={t("security.title")}>
      <Setting label={t("field.password")} text={t("security.changeText")}>
        <ChangePassword />
      </Setting>
      <Setting
        label={t("security.here")}
        text={last ? t("security.last", { when: format.dateTime(last) }) : " "}
      >
        <Button variant="secondary" busy={signOut.isPending} onClick={() => signOut.mutate(false)}>
          {t("security.signOut")}
        </Button>
      </Setting>
      <Setting label={t("security.devices")} text={t("security.devicesText")}>
        <Confirm
          title={t("security.everywhereTitle")}
          text={t("security.everywhereText")}
          action={t("security.everywhere")}
          danger={false}
          onConfirm={everywhere}
        >
          <Button variant="secondary">{t("security.everywhere")}</Button>
        </Confirm>
      </Setting>
    </Section>
  );
}

import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { useSignOut } from "@/features/account/api";

export function SignOutButton() {
  const { t } = useTranslation("account");
  const signOut = useSignOut();
  return (
    <Button variant="secondary" busy={signOut.isPending} onClick={() => signOut.mutate(false)}>
      <LogOut aria-hidden />
      {t("security.signOut")}
    </Button>
  );
}

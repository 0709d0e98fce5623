import { useTranslation } from "react-i18next";

import { Section } from "@/components/section";
import { ErrorState } from "@/components/states";
import { Skeleton } from "@/components/ui/skeleton";
import { useProfile } from "@/features/account/api";
import { useFormat } from "@/lib/texts";

import { Picture } from "./picture";
import { ProfileForm } from "./profile-form";

/** Who the person is to Biome. */
export function You() {
  const { t } = useTranslation("account");
  return (
    <Section title={t("profile.you")} text={t("profile.youText")}>
      <YouLoaded />
    </Section>
  );
}

function YouLoaded() {
  const { t } = useTranslation("account");
  const format = useFormat();
  const { data: profile, error, refetch } = useProfile();
  if (profile === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} className="py-6" /> : <Waiting />;
  }
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <Picture profile={profile} />
        <div className="min-w-0">
          <p className="truncate font-medium">{profile.email}</p>
          <p className="text-sm text-muted-foreground">
            {t("profile.member", { date: format.date(profile.createdAt) })}
          </p>
        </div>
      </div>
      <ProfileForm profile={profile} />
    </div>
  );
}

/** As tall as what will be there, so that nothing below moves. */
function Waiting() {
  return (
    <div className="grid gap-6">
      <Skeleton className="size-20 rounded-full" />
      <div className="grid gap-5 sm:grid-cols-2">
        {["first", "last", "name", "button"].map((one) => (
          <Skeleton key={one} className="h-18.5" />
        ))}
      </div>
    </div>
  );
}

import { createFileRoute, Link, redirect, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ownPath } from "@/app/guards";
import { session } from "@/client";
import { Entrance } from "@/features/account/components/entrance";
import { SignInForm } from "@/features/account/components/sign-in-form";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_bare/sign-in")({
  validateSearch: (search): { next?: string | undefined } => ({ next: ownPath(search.next) }),
  beforeLoad: ({ search }) => {
    if (session.current !== null) throw redirect({ href: search.next ?? "/home" });
  },
  loader: texts("account"),
  component: SignInPage,
});

function SignInPage() {
  const { t } = useTranslation("account");
  const { next } = Route.useSearch();
  const { history } = useRouter();
  return (
    <Entrance
      title={t("signIn.title")}
      text={t(session.ending === "expired" ? "signIn.expired" : "signIn.text")}
      footer={
        <>
          <p>
            {t("signIn.other")}{" "}
            <Link
              to="/sign-up"
              search={{ next }}
              className="font-medium text-primary underline-offset-4 hover:underline"
            >
              {t("signIn.otherLink")}
            </Link>
          </p>
          <p className="text-sm">{t("signIn.forgotten")}</p>
        </>
      }
    >
      <SignInForm onDone={() => history.push(next ?? "/home")} />
    </Entrance>
  );
}

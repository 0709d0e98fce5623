import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { useTranslation } from "react-i18next";

import { cn } from "@/lib/cn";

import { dismiss, type Toasted } from "./toasts";

/** Those that are shown now. */
export default function Toasts({ shown }: { shown: Toasted[] }) {
  const { t } = useTranslation();
  return (
    <Primitive.Provider label={t("notifications")} duration={6000}>
      {shown.map((one) => (
        <ToastCard key={one.id} toasted={one} />
      ))}
      <Primitive.Viewport
        label={t("notifications")}
        className="pointer-events-none fixed inset-x-0 bottom-[calc(5.5rem+env(safe-area-inset-bottom))] z-60 mx-auto flex max-w-md flex-col gap-2 px-4 outline-none lg:right-4 lg:bottom-6 lg:left-auto lg:mx-0 lg:w-96"
      />
    </Primitive.Provider>
  );
}

function ToastCard({ toasted }: { toasted: Toasted }) {
  const { t } = useTranslation();
  const bad = toasted.tone === "danger";
  const Icon = bad ? CircleAlert : CircleCheck;
  return (
    <Primitive.Root
      type={bad ? "foreground" : "background"}
      onOpenChange={(open) => !open && dismiss(toasted.id)}
      className="pointer-events-auto flex items-start gap-3 rounded-2xl border bg-raised p-4 shadow-float data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:slide-in-from-bottom-2"
    >
      <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", bad ? "text-danger" : "text-good")} />
      <Primitive.Description className="min-w-0 flex-1 text-[0.9375rem]">
        {toasted.text}
      </Primitive.Description>
      {toasted.action && (
        <Primitive.Action altText={toasted.action.label} asChild>
          <button type="button" className="font-medium text-primary" onClick={toasted.action.onClick}>
            {toasted.action.label}
          </button>
        </Primitive.Action>
      )}
      <Primitive.Close aria-label={t("action.close")} className="-m-1 rounded-full p-1 text-muted-foreground">
        <X className="size-4" />
      </Primitive.Close>
    </Primitive.Root>
  );
}

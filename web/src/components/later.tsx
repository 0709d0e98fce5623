import { useEffect, useEffectEvent, useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { toast } from "./ui/toasts";

interface LaterProps<Props> {
  load: () => Promise<{ default: ComponentType<Props> }>;
  /** Until it is there. */
  waiting?: ReactNode;
  /** It cannot come now: there is no line, or a newer Biome has taken the place of this one. Told in passing. */
  onLost: () => void;
  children: (Part: ComponentType<Props>) => ReactNode;
}

/**
 * A part of a page that is fetched when it is wanted. React's `lazy` throws where it cannot be, and for good: the page
 * around it would be gone too, with the film that is on its way.
 */
export function Later<Props>({ load, waiting = null, onLost, children }: LaterProps<Props>) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ Part: ComponentType<Props> } | null>(null);
  const lost = useEffectEvent(() => {
    const action = { label: t("action.reload"), onClick: () => window.location.reload() };
    toast(t("lost"), { tone: "danger", action });
    onLost();
  });
  useEffect(() => {
    let isHere = true;
    void load().then(
      ({ default: Part }) => isHere && setLoaded({ Part }),
      () => isHere && lost(),
    );
    return () => {
      isHere = false;
    };
  }, [load]);
  return loaded ? children(loaded.Part) : waiting;
}

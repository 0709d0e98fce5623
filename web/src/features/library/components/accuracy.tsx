import { useTranslation } from "react-i18next";

import { Wide } from "@/components/wide";
import type { Schema } from "@/client";
import { foundOf, total } from "@/features/library/accuracy";
import { useWords } from "@/features/library/words";
import { useFormat } from "@/lib/texts";

type Card = Schema<"Accuracy">;

/** How right reports of this movement are, as it was measured: no promise, numbers. */
export function Accuracy({ card, held }: { card: Card | null; held: boolean }) {
  const { t } = useTranslation("library");
  if (card === null) return <p className="text-muted-foreground">{t("accuracy.none")}</p>;
  return (
    <>
      <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
        <Number
          name={held ? t("accuracy.timed") : t("accuracy.counted")}
          share={total(card.views, "exact")}
        />
        <Number name={t("accuracy.found")} share={foundOf(card.faults)} />
        <Number name={t("accuracy.clean")} share={total(card.views, "falseAlarms")} against />
      </dl>
      <p className="mt-5 text-[0.9375rem] text-muted-foreground">
        {t("accuracy.how", { count: card.sets })} {card.film && <Filmed film={card.film} />}
      </p>
      <Details card={card} />
    </>
  );
}

interface NumberProps {
  name: string;
  share: Schema<"Share">;
  /** Counts what should not have happened: the rest is shown. */
  against?: boolean;
}

function Number({ name, share, against = false }: NumberProps) {
  const { t } = useTranslation("library");
  const format = useFormat();
  const good = against ? share.of - share.found : share.found;
  return (
    <div className="flex flex-col">
      <dt className="text-sm text-muted-foreground">{name}</dt>
      <dd className="order-first">
        <span className="text-3xl font-semibold tracking-tight tabular">
          {share.of === 0 ? "–" : format.percent(Math.floor((good / share.of) * 100) / 100)}
        </span>
        <span className="ml-2 text-sm text-muted-foreground tabular">
          {t("accuracy.of", { found: format.number(good), of: format.number(share.of) })}
        </span>
      </dd>
    </div>
  );
}

function Filmed({ film }: { film: Schema<"FilmAccuracy"> }) {
  const { t } = useTranslation("library");
  return <>{t("accuracy.film", { found: film.exact.found, count: film.exact.of })}</>;
}

function Details({ card }: { card: Card }) {
  const { t } = useTranslation("library");
  const words = useWords();
  const format = useFormat();
  const share = ({ found, of }: Schema<"Share">) => (of === 0 ? "–" : `${found}/${of}`);
  return (
    <details className="mt-5 rounded-xl border">
      <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-medium">{t("accuracy.details")}</summary>
      <div className="grid grid-cols-1 gap-6 border-t px-4 py-4">
        <Table
          head={[
            t("accuracy.fault"),
            t("accuracy.view"),
            t("accuracy.moderate"),
            t("accuracy.severe"),
            t("accuracy.false"),
          ]}
          rows={card.faults.map((one) => [
            one.name,
            words.shortView(one.view),
            share(one.moderate),
            share(one.severe),
            share(one.falseAlarms),
          ])}
        />
        <Table
          head={[t("accuracy.metric"), t("accuracy.view"), t("accuracy.error")]}
          rows={card.metrics.map((one) => [
            one.name,
            words.shortView(one.view),
            `${format.number(one.bias)} ± ${format.number(one.spread)} ${one.unit}`,
          ])}
        />
        <p className="text-sm text-muted-foreground">
          {t("accuracy.alike", { found: card.lookAlikes.found, count: card.lookAlikes.of })}{" "}
          {t("accuracy.unseen", { found: card.unseen.found, count: card.unseen.of })}
        </p>
      </div>
    </details>
  );
}

function Table({ head, rows }: { head: string[]; rows: string[][] }) {
  if (rows.length === 0) return null;
  return (
    <Wide label={head[0] ?? ""}>
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b text-muted-foreground">
            {head.map((name) => (
              <th key={name} scope="col" className="py-2 pr-4 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()} className="border-b last:border-0">
              {row.map((cell, index) => (
                <td key={index} className="py-2 pr-4 tabular">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

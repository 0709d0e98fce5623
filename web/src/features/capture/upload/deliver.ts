import type { Schema } from "@/client";

import { put, type Put } from "./put";

export type Offer = Schema<"UploadForm"> | Schema<"UploadParts">;
type Ways = Pick<Put, "signal" | "onProgress">;

/** Puts a film into the store as it was offered; of one in pieces only those that have not come. */
export async function deliver(film: Blob, offer: Offer, ways: Ways): Promise<void> {
  await ("parts" in offer ? deliverParts(film, offer, ways) : deliverForm(film, offer, ways));
}

async function deliverForm(film: Blob, offer: Schema<"UploadForm">, ways: Ways): Promise<void> {
  const form = new FormData();
  Object.entries(offer.fields).forEach(([name, value]) => form.set(name, value));
  form.set("file", film); // last of all: stores read no further
  await put({
    method: "POST",
    url: offer.url,
    body: form,
    signal: ways.signal,
    onProgress: (sent) => ways.onProgress(Math.min(sent, film.size)), // the form is a little more than the film
  });
}

async function deliverParts(
  film: Blob,
  { parts, partSize }: Schema<"UploadParts">,
  ways: Ways,
): Promise<void> {
  let done = 0;
  for (const { size, url } of parts) if (url === null) done += size;
  ways.onProgress(done);
  for (const { number, size, url } of parts) {
    if (url === null) continue;
    const begins = (number - 1) * partSize;
    const before = done;
    await put({
      method: "PUT",
      url,
      body: film.slice(begins, begins + size),
      signal: ways.signal,
      onProgress: (sent) => ways.onProgress(before + sent),
    });
    done += size;
  }
}

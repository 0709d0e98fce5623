import { mimeTypeOf, refusalOf, refusalOfLength, type Refusal } from "./checks";
import type { Film } from "./film";
import { probe } from "./probe";

/** A file as a film, or why it is none that can be handed in. */
export async function filmOf(file: File): Promise<Film | Refusal> {
  const refused = await refusalOf(file);
  if (refused !== null) return refused;
  const url = URL.createObjectURL(file);
  const { seconds, size } = await probe(url);
  const wrong = refusalOfLength(seconds);
  if (wrong !== null) {
    URL.revokeObjectURL(url);
    return wrong;
  }
  return { content: file, name: file.name, mimeType: mimeTypeOf(file), seconds, size, recorded: false, url };
}

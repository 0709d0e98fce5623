import { filmLimits } from "@/client";

export type Refusal =
  "empty_file" | "file_too_large" | "not_a_video" | "extension_mismatch" | "too_short" | "too_long";

/** Of the larger side: below it the server takes a film, and recommends more. */
const SMALL = 1280;
const HEAD = 64;
const TYPES: Partial<Record<string, readonly string[]>> = filmLimits.endings;
const KNOWN_ENDINGS = new Set(Object.values(filmLimits.endings).flat());
/** Where the browser does not know what a file is: by its ending. */
const BY_ENDING: Partial<Record<string, string>> = {
  ".mov": "video/quicktime",
  ".qt": "video/quicktime",
  ".webm": "video/webm",
  ".mkv": "video/x-matroska",
  ".avi": "video/x-msvideo",
};
const ISO_BOXES = ["ftyp", "moov", "mdat", "free", "skip", "wide", "pnot"];
const STILLS = ["heic", "heix", "mif1", "avif", "M4A ", "M4B "];

/** What a file chooser shows as fitting. */
export const ACCEPT = ["video/*", ...KNOWN_ENDINGS].join(",");

/** Why a file cannot be handed in, as far as its name, size and first bytes tell; the server looks at the rest. */
export async function refusalOf(file: File): Promise<Refusal | null> {
  if (file.size === 0) return "empty_file";
  const kind = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (kind === null) return "not_a_video";
  if (!fits(file.name, kind)) return "extension_mismatch";
  return file.size > filmLimits.bytes ? "file_too_large" : null;
}

/** Why a film of so many seconds cannot be. */
export function refusalOfLength(seconds: number | null): Refusal | null {
  if (seconds === null) return null;
  if (seconds < filmLimits.shortest) return "too_short";
  return seconds > filmLimits.longest ? "too_long" : null;
}

export function isSmall(size: { width: number; height: number } | null): boolean {
  return size !== null && Math.max(size.width, size.height) < SMALL;
}

/** What to announce a file as: what the browser believes, if the server knows that, else by the ending. */
export function mimeTypeOf({ name, type }: { name: string; type: string }): string {
  const plain = type.split(";")[0] ?? "";
  return TYPES[plain] ? plain : (BY_ENDING[endingOf(name)] ?? "video/mp4");
}

/** The container that begins so; null for what is no film that the server reads. */
export function kindOf(head: Uint8Array): string | null {
  const text = String.fromCharCode(...head);
  if (text.startsWith("\x1a\x45\xdf\xa3")) return "video/webm";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "AVI ") return "video/x-msvideo";
  const isFilm = ISO_BOXES.includes(text.slice(4, 8)) && !STILLS.includes(text.slice(8, 12));
  return isFilm ? "video/mp4" : null;
}

/** A name with an ending that belongs to other kinds of files is a mistake somewhere; one without claims nothing. */
function fits(name: string, kind: string): boolean {
  const ending = endingOf(name);
  return ending === "" || (TYPES[kind] ?? []).includes(ending);
}

function endingOf(name: string): string {
  return /\.(?=[0-9]*[a-z])[0-9a-z]{1,5}$/.exec(name.trim().toLowerCase())?.[0] ?? "";
}

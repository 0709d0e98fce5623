import { expect, test } from "vitest";

import { filmLimits } from "@/client";

import { ACCEPT, isSmall, mimeTypeOf, refusalOf, refusalOfLength } from "./checks";

const MP4 = "\0\0\0\x18ftypisom\0\0\0\0isomavc1";
const WEBM = "\x1a\x45\xdf\xa3\x9fB\x86webm";
const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const file = (name: string, content: string, type = "") => new File([bytes(content)], name, { type });

/** As large as it says, without the memory for it. */
function sized(size: number): File {
  const film = file("set.mp4", MP4);
  Object.defineProperty(film, "size", { value: size });
  return film;
}

test("films are taken by what is in them, whatever they are called within their kind", async () => {
  expect(await refusalOf(file("set.mp4", MP4))).toBeNull();
  expect(await refusalOf(file("IMG_1.MOV", MP4))).toBeNull();
  expect(await refusalOf(file("set.webm", WEBM))).toBeNull();
  expect(await refusalOf(file("set 2.5", MP4))).toBeNull();
});

test("what is no film is refused, though it be called one", async () => {
  expect(await refusalOf(file("set.mp4", "Dear diary, today I squatted and it was good."))).toBe(
    "not_a_video",
  );
  expect(await refusalOf(file("photo.mp4", "\0\0\0\x18ftypheic"))).toBe("not_a_video");
  expect(await refusalOf(file("set.mp4", ""))).toBe("empty_file");
  expect(await refusalOf(file("set.mp4", WEBM))).toBe("extension_mismatch");
});

test("a byte over the limit is too much", async () => {
  expect(await refusalOf(sized(filmLimits.bytes))).toBeNull();
  expect(await refusalOf(sized(filmLimits.bytes + 1))).toBe("file_too_large");
});

test("a film is held to the lengths that the server takes; where nobody knows, the server will", () => {
  expect(refusalOfLength(0.5)).toBe("too_short");
  expect(refusalOfLength(300)).toBeNull();
  expect(refusalOfLength(301)).toBe("too_long");
  expect(refusalOfLength(null)).toBeNull();
});

test("a film is announced as something that the server knows", () => {
  expect(mimeTypeOf({ name: "set.mov", type: "video/quicktime" })).toBe("video/quicktime");
  expect(mimeTypeOf({ name: "set.webm", type: "video/webm;codecs=vp9" })).toBe("video/webm");
  expect(mimeTypeOf({ name: "set.avi", type: "video/avi" })).toBe("video/x-msvideo");
  expect(mimeTypeOf({ name: "set.mkv", type: "" })).toBe("video/x-matroska");
  expect(mimeTypeOf({ name: "set.m4v", type: "" })).toBe("video/mp4");
});

test("the chooser shows films, and what some systems do not know to be films", () => {
  expect(ACCEPT).toContain("video/*");
  expect(ACCEPT).toContain(".mkv");
});

test("below 720p one is told to film larger", () => {
  expect(isSmall({ width: 640, height: 360 })).toBe(true);
  expect(isSmall({ width: 720, height: 1280 })).toBe(false);
  expect(isSmall(null)).toBe(false);
});

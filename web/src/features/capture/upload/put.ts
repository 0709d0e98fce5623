import { ApiError, errorOf } from "@/client";

/** A line that moves nothing for so long is as good as cut. */
const STALLED_MS = 30_000;

export interface Put {
  method: "POST" | "PUT";
  url: string;
  body: FormData | Blob;
  headers?: Record<string, string>;
  signal: AbortSignal;
  /** Bytes that have gone out so far, of all that this request sends. */
  onProgress: (sent: number) => void;
}

/** Sends a film, or a piece of one: fetch cannot tell how much has gone. Raises ApiError, and what the signal says. */
export function put({ method, url, body, headers = {}, signal, onProgress }: Put): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    let stalled = setTimeout(stop, STALLED_MS);
    const ended = () => {
      clearTimeout(stalled);
      signal.removeEventListener("abort", stop);
    };
    signal.addEventListener("abort", stop);
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(stalled);
      stalled = setTimeout(stop, STALLED_MS);
      onProgress(loaded);
    };
    request.upload.onload = () => clearTimeout(stalled); // all is out; the answer may take its time
    request.onload = () => {
      ended();
      if (request.status < 300) resolve(request.responseText);
      else reject(fault(request));
    };
    request.onerror = request.onabort = () => {
      ended();
      reject(signal.aborted ? (signal.reason as Error) : unreached());
    };
    request.open(method, url);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.send(body);
  });
}

function fault(request: XMLHttpRequest): ApiError {
  const headers = new Headers();
  for (const name of ["Retry-After", "X-Request-ID"]) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return errorOf(new Response(null, { status: request.status, headers }), json(request.responseText));
}

/** What the API says; a store says it in XML, of which the status is enough. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreached(): ApiError {
  return new ApiError({ code: "OFFLINE", message: "The film did not get through.", status: 0 });
}

/** Codes of spec.md section 1, and OFFLINE for what never reached the server. */
export type ErrorCode =
  | "VALIDATION_ERROR"
  | "AUTHENTICATION_ERROR"
  | "AUTHORIZATION_ERROR"
  | "FILE_TOO_LARGE"
  | "UNSUPPORTED_FORMAT"
  | "PROCESSING_ERROR"
  | "RATE_LIMIT_EXCEEDED"
  | "SESSION_NOT_FOUND"
  | "NOT_FOUND"
  | "UNAVAILABLE"
  | "INTERNAL_ERROR"
  | "OFFLINE";

export interface FieldFault {
  field: string;
  reason: string;
}

interface Told {
  code: ErrorCode;
  message: string;
  status: number;
  details?: Record<string, unknown>;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
}

/** What the API refused, or never heard. `message` is the server's, in English; `lib/texts/fault` says it to people. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Record<string, unknown>;
  /** To be named in a report: the server's log knows it. */
  readonly requestId: string | undefined;
  /** Seconds, where the server says when to come again. */
  readonly retryAfter: number | undefined;

  constructor(told: Told) {
    super(told.message);
    this.name = "ApiError";
    this.code = told.code;
    this.status = told.status;
    this.details = told.details ?? {};
    this.requestId = told.requestId;
    this.retryAfter = told.retryAfter;
  }

  /** The fields that were wrong, each with its reason. */
  get fields(): FieldFault[] {
    const { fields, field, reason } = this.details;
    if (Array.isArray(fields)) return fields as FieldFault[];
    return typeof field === "string"
      ? [{ field, reason: typeof reason === "string" ? reason : this.message }]
      : [];
  }

  /** Whether the same question may be answered in a moment. */
  get passing(): boolean {
    return this.code === "OFFLINE" || this.status === 429 || this.status >= 500;
  }
}

export function offline(): ApiError {
  return new ApiError({ code: "OFFLINE", message: "The server cannot be reached.", status: 0 });
}

interface Fault {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown> | null;
}

/** What a bad answer says in its envelope, or as much as its status tells when it has none: a proxy's page, say. */
export function errorOf(response: Response, body: unknown): ApiError {
  const error = faultIn(body);
  const wait = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const away = response.status >= 502 || error === undefined;
  return new ApiError({
    code: away ? "UNAVAILABLE" : error.code,
    message: error?.message ?? response.statusText,
    details: error?.details ?? {},
    status: response.status,
    requestId: response.headers.get("X-Request-ID") ?? undefined,
    retryAfter: Number.isFinite(wait) ? wait : undefined,
  });
}

function faultIn(body: unknown): Fault | undefined {
  return typeof body === "object" && body !== null && "error" in body ? (body.error as Fault) : undefined;
}

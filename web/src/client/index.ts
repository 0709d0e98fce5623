export { answer, api, once } from "./api";
export { ApiError, errorOf, type ErrorCode, type FieldFault } from "./errors";
export { default as filmLimits } from "./limits.json";
export { queryClient } from "./queries";
export { randomId } from "./random-id";
export { freshSession } from "./renew";
export { session, type Session } from "./session";
export type { Profile, Schema } from "./types";
export { useSession } from "./use-session";

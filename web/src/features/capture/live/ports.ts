import { answer, api, ApiError } from "@/client";

import type { LiveEvent } from "./events";
import type { Ports, Socket } from "./follow";

const PROTOCOL = "biome.v1";

/** The API's two ways of telling how an analysis is. */
export function portsOf(sessionId: string): Ports {
  return {
    async open(after) {
      const { ticket } = await answer(api.POST("/v1/ws-ticket")); // it opens one socket, once
      const url = new URL(`/ws/analysis/${sessionId}`, location.href);
      if (after > 0) url.searchParams.set("after", String(after));
      url.protocol = url.protocol.replace("http", "ws");
      return socketOf(new WebSocket(url, [PROTOCOL, `ticket.${ticket}`]));
    },
    async ask(after) {
      const params = { path: { sessionId }, query: { after } };
      const { events } = await answer(api.GET("/v1/analysis/sessions/{sessionId}/events", { params }));
      return events as unknown as LiveEvent[];
    },
    isGone: (error) => error instanceof ApiError && error.status === 404,
  };
}

function socketOf(socket: WebSocket): Socket {
  const heard: Socket = { onmessage: null, onclose: null, close: () => socket.close() };
  socket.onmessage = (message: MessageEvent<unknown>) => heard.onmessage?.(message);
  socket.onclose = (end) => heard.onclose?.(end);
  return heard;
}

import type { Page } from "@playwright/test";

export interface Sockets {
  opened: number;
  /** Messages that came by another than the first. */
  later: number;
}

const BROKEN = 1011;

/** The first socket breaks after what it says first; those that come after it last, or break at once. */
export async function breakSockets(page: Page, after: "last" | "break"): Promise<Sockets> {
  const sockets: Sockets = { opened: 0, later: 0 };
  await page.routeWebSocket(/\/ws\/analysis\//, async (socket) => {
    sockets.opened += 1;
    const first = sockets.opened === 1;
    if (!first && after === "break") return socket.close({ code: BROKEN });
    socket.connectToServer().onMessage((message) => {
      socket.send(message);
      if (first) void socket.close({ code: BROKEN });
      else sockets.later += 1;
    });
    return undefined;
  });
  return sockets;
}

import { isEnd, ofTheLastTry, read, type LiveEvent } from "./events";

/** How one is told at the moment; "gone": there is no such analysis any more. */
export type Line = "connecting" | "live" | "polling" | "gone";

/** As much of a WebSocket as is needed. */
export interface Socket {
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((end: { code: number }) => void) | null;
  close: () => void;
}

export interface Ports {
  /** Opens a socket that begins with what happened after the event of that number; 0: with how it is now. */
  open: (after: number) => Promise<Socket>;
  /** The same, asked for. */
  ask: (after: number) => Promise<LiveEvent[]>;
  /** Whether that error says that it is not there. */
  isGone: (error: unknown) => boolean;
}

const FINISHED = 1000;
const NOT_THERE = [4403, 4404];
const POLL_MS = 2500;
const FIRST_MS = 500;
const LONGEST_MS = 15_000;
/** So often it may fail before one asks instead of being told. */
const FEW = 2;
/** So long without a word one asks: a line that is cut on a phone often does not say so. */
const QUIET_MS = 12_000;

/** Follows one analysis to its end, over whatever line there is. */
export class Following {
  #seq = 0;
  /** Whether one knows what the agents do: it is told when it changes, and who has missed it begins anew. */
  #knowsAgents = false;
  #failures = 0;
  #socket: Socket | null = null;
  #stopped = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ports: Ports,
    private readonly tell: (event: LiveEvent) => void,
    private readonly line: (line: Line) => void,
  ) {}

  start(): void {
    window.addEventListener("online", this.#now);
    document.addEventListener("visibilitychange", this.#now);
    void this.#connect();
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    window.removeEventListener("online", this.#now);
    document.removeEventListener("visibilitychange", this.#now);
    for (const timer of [this.#again, this.#asking, this.#quiet]) clearTimeout(timer);
    this.#hangUp();
  }

  /** The network, or the person, is back: no waiting. */
  #now = (): void => {
    if (this.#socket === null && this.#again !== undefined && document.visibilityState === "visible") {
      clearTimeout(this.#again);
      void this.#connect();
    }
  };

  async #connect(): Promise<void> {
    this.#again = undefined;
    try {
      const socket = await this.ports.open(this.#since);
      if (this.#stopped) {
        socket.close();
        return;
      }
      this.#socket = socket;
      socket.onmessage = ({ data }) => this.#heard(read(data));
      socket.onclose = ({ code }) => this.#closed(code);
      this.#listen();
    } catch (error) {
      this.#failed(error);
    }
  }

  #heard(event: LiveEvent | null): void {
    if (event === null || this.#stopped) return;
    this.#failures = 0;
    clearTimeout(this.#asking);
    this.#asking = undefined;
    this.#listen();
    this.line("live");
    this.#take(event);
  }

  #take(event: LiveEvent): void {
    this.#seq = Math.max(this.#seq, event.seq);
    this.#knowsAgents ||= event.type === "agent_status";
    if (isEnd(event)) this.stop();
    this.tell(event);
  }

  get #since(): number {
    return this.#knowsAgents ? this.#seq : 0;
  }

  #closed(code: number): void {
    this.#socket = null;
    clearTimeout(this.#quiet);
    if (this.#stopped) return;
    if (NOT_THERE.includes(code)) this.#gone();
    else this.#later(code === FINISHED ? FEW : 1); // finished, and did not say how: ask
  }

  #failed(error: unknown): void {
    if (this.#stopped) return;
    if (this.ports.isGone(error)) this.#gone();
    else this.#later(1);
  }

  #later(failures: number): void {
    this.#failures += failures;
    const wait = Math.min(FIRST_MS * 2 ** (this.#failures - 1), LONGEST_MS);
    this.#again = setTimeout(() => void this.#connect(), wait);
    if (this.#failures < FEW) this.line("connecting");
    else this.#poll();
  }

  #poll(): void {
    if (this.#asking !== undefined) return;
    this.line("polling");
    this.#asking = setTimeout(() => {
      void this.#ask().finally(() => {
        if (this.#asking === undefined || this.#stopped) return;
        this.#asking = undefined;
        if (this.#failures >= FEW) this.#poll();
      });
    }, POLL_MS);
  }

  /** How many events had not been heard of. */
  async #ask(): Promise<number> {
    try {
      const events = await this.ports.ask(this.#since);
      for (const event of ofTheLastTry(events)) if (!this.#stopped) this.#take(event);
      return events.length;
    } catch (error) {
      if (!this.#stopped && this.ports.isGone(error)) this.#gone();
      return 0;
    }
  }

  #listen(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      void this.#ask().then((missed) => {
        if (this.#stopped || this.#socket === null) return;
        if (missed === 0) this.#listen();
        else this.#cut();
      });
    }, QUIET_MS);
  }

  /** The socket says nothing, though there is news. */
  #cut(): void {
    this.#hangUp();
    this.#later(1);
  }

  #hangUp(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onclose = socket.onmessage = null;
    socket.close();
  }

  #gone(): void {
    this.stop();
    this.line("gone");
  }
}

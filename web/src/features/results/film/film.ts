import { frameAt, frameDuring, lengthOf, secondsOf, seekingTo } from "@/features/results/pose/clock";
import type { PoseTrack } from "@/features/results/pose/track";
import type { Span } from "@/features/results/report/spans";

import { framesOf } from "./frames";

export const RATES = [0.25, 0.5, 1] as const;
export type Rate = (typeof RATES)[number];
/** The same in every language, which decimals are not. */
export const RATE_NAMES: Record<Rate, string> = { 0.25: "¼×", 0.5: "½×", 1: "1×" };

/** A stretch that is played again and again, and what it is called. */
export interface Loop extends Span {
  label: string;
  /** Of what made it, so that it can be shown as chosen. */
  key: string;
}

export interface FilmState {
  /** The one that is in the picture; while it is sought, the one that will be. */
  frame: number;
  playing: boolean;
  rate: Rate;
  loop: Loop | null;
  /** Whether there is a picture. */
  ready: boolean;
  failed: boolean;
}

const START: FilmState = { frame: 0, playing: false, rate: 1, loop: null, ready: false, failed: false };

/** A film with its frames known by number: plays, steps, seeks, loops, and tells who listens what is shown. */
export class Film {
  readonly track: PoseTrack;
  readonly length: number;
  private video: HTMLVideoElement | null = null;
  private state = START;
  /** The frame that is wanted while a seek is on its way, and the one that the seek is for. */
  private aim: number | null = null;
  private sent = 0;
  /** The frame that viewers were told of last. */
  private told = -1;
  /** The timestamp of the first frame, which is not always nought. */
  private origin: number | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly viewers = new Set<(seconds: number) => void>();

  constructor(track: PoseTrack) {
    this.track = track;
    this.length = lengthOf(track);
  }

  get = (): FilmState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Is told of every frame that comes into the picture, by its time: for what is drawn in step with it. */
  onFrame(viewer: (seconds: number) => void): () => void {
    this.viewers.add(viewer);
    viewer(this.seconds);
    return () => this.viewers.delete(viewer);
  }

  get seconds(): number {
    return secondsOf(this.track, this.state.frame);
  }

  /** Follows this element; what is returned lets go of it. */
  attach(video: HTMLVideoElement): () => void {
    this.video = video;
    const off = new AbortController();
    const on = (type: string, listener: () => void) =>
      video.addEventListener(type, listener, { signal: off.signal });
    on("play", () => this.change({ playing: true }));
    on("pause", () => this.change({ playing: false }));
    on("ended", () => this.ended());
    on("seeked", () => this.sought());
    on("error", () => this.lost());
    on("loadeddata", () => this.loaded());
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.loaded();
    const stop = framesOf(video, (seconds, exact) => this.shown(seconds, exact));
    return () => {
      off.abort();
      stop();
      this.video = null;
    };
  }

  /** What is in the picture, to be copied; null while there is nothing. */
  picture(): HTMLVideoElement | null {
    return this.state.ready ? this.video : null;
  }

  toggle(): void {
    if (this.state.playing) this.pause();
    else this.play();
  }

  play(): void {
    const { loop, frame } = this.state;
    const over = loop
      ? this.seconds >= loop.end || this.seconds < loop.start
      : frame >= this.track.totalFrames - 1;
    if (over) this.seek(loop ? this.frameOf(loop.start) : 0);
    void this.video?.play().catch(() => undefined); // paused again before it began, or the browser wants a touch
  }

  pause(): void {
    this.video?.pause();
  }

  step(by: number): void {
    this.pause();
    this.seek((this.aim ?? this.state.frame) + by);
  }

  skip(seconds: number): void {
    this.seek(this.frameOf(secondsOf(this.track, this.aim ?? this.state.frame) + seconds));
  }

  setRate(rate: Rate): void {
    if (this.video) this.video.playbackRate = rate;
    this.change({ rate });
  }

  /** Plays at a speed that nobody chose: in step with another film. */
  pace(rate: number): void {
    if (this.video) this.video.playbackRate = rate;
  }

  setLoop(loop: Loop | null): void {
    this.change({ loop });
  }

  frameOf(seconds: number): number {
    return frameAt(this.track, seconds);
  }

  /** Shows that frame. While one is being fetched, only the last that was asked for comes after it. */
  seek(frame: number): void {
    const wanted = Math.max(0, Math.min(this.track.totalFrames - 1, Math.round(frame)));
    const busy = this.aim !== null;
    this.aim = wanted;
    this.change({ frame: wanted });
    if (!busy) this.send(wanted);
  }

  /** The element has a picture; where it is fetched anew, by a fresh link, it goes on where it was. */
  private loaded(): void {
    this.change({ ready: true, failed: false });
    if (this.video) this.video.playbackRate = this.state.rate;
    if (this.state.frame > 0) this.send((this.aim = this.state.frame));
  }

  /** No picture comes any more; what was sought is not waited for. */
  private lost(): void {
    this.change({ failed: true });
    if (this.aim !== null) this.send(this.aim);
  }

  private send(frame: number): void {
    this.sent = frame;
    if (this.video && !this.state.failed) {
      this.video.currentTime = seekingTo(this.track, frame) + (this.origin ?? 0);
      return;
    }
    this.aim = null; // without a picture, what is drawn over it is shown all the same
    this.tell(frame);
  }

  private sought(): void {
    const wanted = this.aim;
    if (wanted === null) return;
    if (wanted !== this.sent) {
      this.send(wanted); // it was asked for while another was on its way
      return;
    }
    this.aim = null;
    this.tell(wanted);
  }

  private shown(timestamp: number, exact: boolean): void {
    if (exact && this.origin === null) this.origin = timestamp < 1 ? this.firstOf(timestamp) : 0;
    const seconds = timestamp - (this.origin ?? 0);
    const frame = exact ? frameAt(this.track, seconds) : frameDuring(this.track, seconds);
    if (exact || frame !== this.told) this.tell(frame);
    if (this.aim !== null) return;
    this.change({ frame });
    this.again(seconds);
  }

  /** A loop begins anew where it is over. */
  private again(seconds: number): void {
    const { loop, playing } = this.state;
    if (playing && loop && seconds >= loop.end) this.seek(this.frameOf(loop.start));
  }

  /** Where the first picture that comes is the film's first, its timestamp is where all others count from. */
  private firstOf(timestamp: number): number {
    return this.video && this.video.currentTime <= timestamp && this.aim === null ? timestamp : 0;
  }

  private ended(): void {
    const { loop } = this.state;
    if (loop && this.video) {
      this.seek(this.frameOf(loop.start));
      void this.video.play().catch(() => undefined);
    } else this.change({ playing: false });
  }

  private tell(frame: number): void {
    this.told = frame;
    const seconds = secondsOf(this.track, frame);
    this.viewers.forEach((viewer) => viewer(seconds));
  }

  private change(change: Partial<FilmState>): void {
    const next = { ...this.state, ...change };
    if ((Object.keys(change) as (keyof FilmState)[]).every((key) => this.state[key] === next[key])) return;
    this.state = next;
    this.listeners.forEach((listener) => listener());
  }
}

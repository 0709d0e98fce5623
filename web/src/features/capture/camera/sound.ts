const TONES = { count: [660, 0.09], begin: [990, 0.35], end: [440, 0.35] } as const;
const LOUD = 0.25;

let context: AudioContext | null = null;

/** A tone that is heard from across the room. */
export function beep(kind: keyof typeof TONES): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  void context.resume();
  const [pitch, seconds] = TONES[kind];
  const tone = context.createOscillator();
  const volume = context.createGain();
  const now = context.currentTime;
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(LOUD, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + seconds); // not cut off with a click
  tone.connect(volume).connect(context.destination);
  tone.start(now);
  tone.stop(now + seconds);
}
